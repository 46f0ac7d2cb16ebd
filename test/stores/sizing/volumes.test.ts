import { expect, test } from '@jest/globals';
import { megabytesPerSecond, percent, seconds } from '../../../constructs/kit';
import { Refusal } from '../../../constructs/kit/model/findings';
import { lokiSize } from '../../../constructs/loki/sizing';
import { mimirSize } from '../../../constructs/mimir/sizing';
import type { FormName, Load, LoadProps, StoreSize } from '../../../constructs/stores/sizing';
import { tempoSize } from '../../../constructs/tempo/sizing';
import { loadOf } from './loads';

/** Nothing changes a claim in place, so that a load which grows leaves volumes as they are, or has larger ones. */

type Sizing = (load: Load, form: FormName) => StoreSize<string>;

const inForms: readonly (readonly [string, Sizing, FormName])[] = [
  ['Mimir', mimirSize, 'replicated'],
  ['Mimir', mimirSize, 'distributed'],
  ['Loki', lokiSize, 'replicated'],
  ['Loki', lokiSize, 'distributed'],
  ['Tempo', tempoSize, 'single'],
  ['Tempo', tempoSize, 'distributed'],
];

const atOnce = (factor: number): Partial<LoadProps> => ({
  nodes: Math.ceil(6 * factor),
  pods: Math.ceil(180 * factor),
  activeSeries: Math.ceil(100_000 * factor),
  logs: megabytesPerSecond(0.2 * factor),
  spansPerSecond: Math.ceil(500 * factor),
  queriesPerSecond: Math.ceil(factor / 2),
});

/** What grows, and the rest of it where not all else stays as it is. */
const growing: Readonly<Record<string, (factor: number) => Partial<LoadProps>>> = {
  'of all': atOnce,
  queries: (factor) => ({ queriesPerSecond: Math.ceil(8 * factor) }),
  streams: (factor) => ({ logStreams: Math.ceil(16_000 * factor) }),
  samples: (factor) => ({ scrapeInterval: seconds(Math.round(300 / factor)) }),
  series: (factor) => ({ activeSeries: Math.ceil(100_000 * factor) }),
  pods: (factor) => ({ pods: Math.ceil(600 * factor) }),
  lines: (factor) => ({ logs: megabytesPerSecond(0.5 * factor) }),
  spans: (factor) => ({ spansPerSecond: Math.ceil(1000 * factor) }),
  'kept spans': (factor) => ({ keptSpans: percent(Math.ceil(factor)) }),
};

/** From one to sixty, each a twentieth more. */
const factors = Array.from({ length: 84 }, (_, step) => 1.05 ** step);

/** The loads that a form carries, the smallest first. */
function sizesOf(sizing: Sizing, form: FormName, load: (factor: number) => Partial<LoadProps>): StoreSize<string>[] {
  const others = atOnce(form === 'distributed' ? 20 : 2);
  return factors.flatMap((factor) => {
    const grown = loadOf({ ...others, ...load(factor) });
    expect(grown.problems).toEqual([]);
    try {
      return [sizing(grown, form)];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
}

const volumesOf = (size: StoreSize<string>, role: string): number[] => {
  const { disk } = (size.form === 'distributed' ? size.roles[role] : size.process) ?? {};
  return disk ? [disk.mebibytes] : [];
};

const cases = inForms.flatMap(([name, sizing, form]) =>
  Object.entries(growing).map(([what, load]) => ({ name, form, what, sizing, load })),
);

test.each(cases)('$name, $form: no volume shrinks where there is more $what', ({ sizing, form, load }) => {
  const sizes = sizesOf(sizing, form, load);
  expect(sizes.length).toBeGreaterThan(1);
  const [first] = sizes;
  for (const role of first?.form === 'distributed' ? Object.keys(first.roles) : ['process']) {
    const volumes = sizes.flatMap((size) => volumesOf(size, role));
    expect(volumes).toEqual([...volumes].sort((one, other) => one - other));
  }
});
