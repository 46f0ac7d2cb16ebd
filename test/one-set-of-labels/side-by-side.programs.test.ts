import { expect } from '@jest/globals';
import { sendEverything, traces } from '../../tools/e2e/parts/side-by-side/input';
import { now } from '../../tools/e2e/send/ids';
import { Sender } from '../../tools/e2e/send/otlp';
import { testWithEach } from '../with-program';
import { RunningCollector } from './collector';
import { cases } from './pods';
import { RunningReceiver } from './receiver';
import { Surroundings } from './surroundings';

/** One input through the Collector and through Alloy in its place: what they send to the stores is the same, name by name and value by value. */

type Tree = null | string | number | boolean | readonly Tree[] | { readonly [key: string]: Tree };

/** The parts of a request that stand for themselves: records, metrics and spans, each with what describes its resource. */
function leaves(value: Tree, resource: Tree = null): Tree[] {
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, resource));
  if (typeof value !== 'object' || value === null) return [];
  const tree = value as { readonly [key: string]: Tree };
  if ('resource' in tree || 'scopeLogs' in tree || 'scopeMetrics' in tree || 'scopeSpans' in tree) {
    return Object.entries(tree).flatMap(([key, inner]) =>
      key.startsWith('scope') ? leaves(inner, tree.resource ?? null) : [],
    );
  }
  const of = tree.logRecords ?? tree.metrics ?? tree.spans;
  if (of !== undefined) return (of as readonly Tree[]).map((leaf) => ({ resource, leaf }));
  return Object.values(tree).flatMap((each) => leaves(each, resource));
}

/** Lists of attributes in one order. The time of observation is that of its observer; the Collector says at its end that a text was cut. */
function sorted(value: Tree): Tree {
  if (typeof value === 'string') return value.replace(/x{4000,}(… \(cut\))?$/, 'CUT');
  if (Array.isArray(value)) {
    const list = value.map(sorted);
    const keyed = list.every((each) => typeof each === 'object' && each !== null && 'key' in each);
    return keyed ? list.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))) : list;
  }
  if (typeof value !== 'object' || value === null) return value;
  // Histograms and sums of a sender have the time at which it sends.
  const sends = 'bucketCounts' in value || 'asInt' in value;
  const times = sends ? ['startTimeUnixNano', 'timeUnixNano'] : ['observedTimeUnixNano', 'schemaUrl'];
  const entries = Object.entries(value).filter(([key]) => !times.includes(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]).toSorted());
}

const textsOf = (requests: readonly object[]): string[] =>
  leaves(JSON.parse(JSON.stringify(requests)))
    .map((leaf) => JSON.stringify(sorted(leaf)))
    // Made from spans once in half a minute, whenever that is.
    .filter((text) => !text.includes('"traces.s'))
    .toSorted();

const kinds = [
  ['alloy', RunningReceiver],
  ['otelcol', RunningCollector],
] as const;

testWithEach(['alloy', 'otelcol'], 'the same input, the same signals', async (programs) => {
  const time = now();
  const results: string[][] = [];
  for (const [name, Running] of kinds) {
    await Surroundings.with(async (surroundings) => {
      const running = new Running(surroundings);
      await running.start(programs[name]);
      const [pod] = cases;
      if (!pod) throw new Error('there is no pod');
      const resource = { 'service.name': 'shop', 'service.version': '1.0', 'telemetry.sdk.language': 'java' };
      await sendEverything(new Sender(running.url, { address: pod.seenAs }, resource), 'shop', time);
      // Each trace has two spans; there are three records, and five metrics with the copy of one.
      const all = 2 * (traces.failed + traces.slow + traces.other) + 3 + 5;
      await surroundings.until('everything came', () => textsOf(running.requests).length >= all || undefined);
      results.push(textsOf(running.requests));
    });
  }
  const [byAlloy = [], byCollector = []] = results;
  expect(byAlloy).toEqual(byCollector);
  expect(byAlloy.length).toBeGreaterThan(50);
});
