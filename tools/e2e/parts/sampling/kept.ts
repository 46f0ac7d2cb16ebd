import type { Sampling } from '../../../../constructs/kit/model/sampling';
import { eventually } from '../../../wait';
import type { Model } from '../../model';
import { keptTraces } from '../../needs/stores';
import { once } from '../../once';
import { settled } from '../../settled';
import type { KeptTraces } from '../../stores/kept-traces';
import type { Needs } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import type { Kind, SamplingLoad } from './load';

/** What the checks after a load know about it. */
export interface Sampled {
  readonly policy: Sampling;
  /** The standard deviations by which the kept share may differ from the stated one. */
  readonly deviations: number;
  /** The needs of the load itself. */
  readonly senders: Needs;
}

/** The sampler keeps every failed trace and every slow one, if its policy says so, and its share of the others. */
export function keptSteps(model: Model, load: SamplingLoad, sampled: Sampled): Step[] {
  const { policy, deviations, senders } = sampled;
  const { failed, slow } = load.props;
  const percent = policy.share?.value ?? 0;
  const expected = (load.normal * percent) / 100;
  const deviation = deviationOf(load, percent);
  const least = { failed: policy.errors ? failed : 0, slow: policy.slowerThan ? slow : 0, normal: 0 };
  const count = once((traces: KeptTraces) =>
    countKept(traces, load, { ...least, normal: 0.8 * expected - deviations * deviation }),
  );
  const row = (name: string, what: string, kind: Kind, isRight: (value: number) => boolean) =>
    check({
      name,
      asked: ({ traces }) => `${traces.question(load.callee)}: ${what}`,
      needs: { ...senders, traces: keptTraces(model) },
      find: async ({ traces }) => {
        const value = (await count(traces))[kind];
        return { passed: isRight(value), got: `${value}` };
      },
    });
  return [
    ...(policy.errors ? [row('every error is kept', `${failed} errors`, 'failed', (value) => value === failed)] : []),
    ...(policy.slowerThan
      ? [row('every slow trace is kept', `${slow} that took ${load.slowSeconds} s`, 'slow', (value) => value === slow)]
      : []),
    row(
      `of the rest ${percent} % are kept`,
      `${expected} of ${load.normal}, within ${deviations} standard deviations (${deviation.toFixed(0)})`,
      'normal',
      (value) => Math.abs(value - expected) <= deviations * deviation,
    ),
  ];
}

/** The standard deviation of how many of the normal traces are kept. */
export function deviationOf(load: SamplingLoad, percent: number): number {
  const probability = percent / 100;
  return Math.sqrt(load.normal * probability * (1 - probability));
}

type Count = Readonly<Record<Kind, number>>;

/** Counts when the expected traces have come and no more follow: a search finds the newest last. */
async function countKept(traces: KeptTraces, load: SamplingLoad, least: Count): Promise<Count> {
  const find = async () => countKinds(load, await traces.ids(load.callee, load.props.total));
  const enough = await eventually(60, async () => {
    const count = await find();
    const { failed, slow, normal } = count;
    return (failed >= least.failed && slow >= least.slow && normal > least.normal) || undefined;
  });
  if (enough) await settled(async () => (await find()).normal, 6);
  return find();
}

function countKinds(load: SamplingLoad, ids: ReadonlySet<string>): Count {
  const count: Record<Kind, number> = { failed: 0, slow: 0, normal: 0 };
  for (let index = 0; index < load.props.total; index++) {
    if (ids.has(load.traceIdAt(index))) count[load.kindOf(index)]++;
  }
  return count;
}
