import { expect, test } from '@jest/globals';
import { bill, type CapacityForms, type CapacityRow, capacity, rowsOf } from '../../constructs/capacity';
import { bytesPerSecond, days, percent, seconds } from '../../constructs/kit';
import { bounds, type Load, type LoadProps, load, type RoleSize } from '../../constructs/stores/sizing';
import { million } from '../stores/sizing/loads';

/** What holds of every load within the bounds: each number of it goes from its least to its most, beside small, usual and large others. */

/** From one bound to the other, in factors. */
const steps = ({ least, most }: { readonly least: number; readonly most: number }, count = 30): readonly number[] =>
  Array.from({ length: count }, (_, step) =>
    step === count - 1 ? most : Math.round(least * (most / least) ** (step / (count - 1))),
  );

const kept = { least: 1, most: 3650 };

/** One after the other needs more. */
const walks: Readonly<Record<string, readonly Partial<LoadProps>[]>> = {
  nodes: steps({ least: 60, most: 1800 }, 15).map((nodes) => ({ nodes })),
  pods: steps({ least: bounds.nodes.most, most: bounds.pods.most }, 15).map((pods) => ({ pods })),
  activeSeries: steps(bounds.activeSeries).map((activeSeries) => ({ activeSeries })),
  scrapeInterval: [300, 60, 30, 15, 10, 5].map((interval) => ({ scrapeInterval: seconds(interval) })),
  logs: steps({ least: 1000, most: bounds.logs.most.bytesPerSecond }).map((rate) => ({ logs: bytesPerSecond(rate) })),
  logStreams: steps(bounds.logStreams).map((logStreams) => ({ logStreams })),
  spansPerSecond: steps(bounds.spansPerSecond).map((spansPerSecond) => ({ spansPerSecond })),
  keptSpans: steps({ least: 1, most: 100 }, 15).map((share) => ({ keptSpans: percent(share) })),
  queriesPerSecond: steps(bounds.queriesPerSecond).map((queriesPerSecond) => ({ queriesPerSecond })),
  metrics: steps(kept, 8).map((time) => ({ retention: { ...million.retention, metrics: days(time) } })),
  lines: steps(kept, 8).map((time) => ({ retention: { ...million.retention, logs: days(time) } })),
  traces: steps(kept, 8).map((time) => ({ retention: { ...million.retention, traces: days(time) } })),
};

const small = { activeSeries: 50_000, logs: bytesPerSecond(50_000), spansPerSecond: 200, queriesPerSecond: 1 };
const large = {
  nodes: bounds.nodes.most,
  pods: bounds.pods.most,
  activeSeries: bounds.activeSeries.most,
  scrapeInterval: bounds.scrapeInterval.least,
  logs: bounds.logs.most,
  spansPerSecond: bounds.spansPerSecond.most,
  queriesPerSecond: bounds.queriesPerSecond.most,
};
const distributed: CapacityForms = { mimir: 'distributed', loki: 'distributed', tempo: 'distributed' };

interface Sized {
  readonly name: string;
  readonly load: Load;
  readonly rows: readonly CapacityRow[];
  readonly price: number;
}

/** Each walk with each of the others and both ways to choose a form. */
const walked: readonly (readonly Sized[])[] = [{}, small, large].flatMap((others, kind) =>
  [{}, distributed].flatMap((forms) =>
    Object.entries(walks).map(([what, loads]) =>
      loads.map((given, step) => {
        const needed = capacity(load({ ...million, ...others, ...given }), forms);
        return { name: `${what} ${kind}/${step}`, load: needed.load, rows: rowsOf(needed), price: bill(needed).total };
      }),
    ),
  ),
);
const all = walked.flat();

/** Those of which something does not hold, by their names. */
const wrong = (holds: (row: CapacityRow, sized: Sized) => boolean): readonly string[] =>
  all.flatMap((sized) =>
    sized.rows.filter((row) => !holds(row, sized)).map(({ component }) => `${component}, ${sized.name}`),
  );

const mostOf = ({ resources: { memory, memoryLimit = memory } }: RoleSize): number => memoryLimit.mebibytes;

test('every load of the walk is within the bounds', () => {
  expect(all.length).toBeGreaterThan(1000);
  expect(all.flatMap(({ load: { problems } }) => problems)).toEqual([]);
});

test('each amount is a whole number above zero, and no request is above its limit', () => {
  const isWhole = (amount: number) => Number.isFinite(amount) && amount > 0 && Math.abs(amount % 1) < 1e-6;
  const isSound = (size: RoleSize) =>
    [size.replicas, size.resources.cpu.millicores, size.resources.memory.mebibytes, mostOf(size)].every(isWhole) &&
    (size.disk === undefined || isWhole(size.disk.mebibytes)) &&
    size.resources.memory.mebibytes <= mostOf(size);
  expect(wrong(({ workloads }) => workloads.every(([, size]) => isSound(size)))).toEqual([]);
});

test('a pod fits on a node of 8 cores and 32 GiB, but a broker: three of them have everything', () => {
  const fits = ([name, size]: CapacityRow['workloads'][number]) =>
    size.resources.cpu.millicores <= 8000 && (mostOf(size) <= 32 * 1024 || name === 'broker');
  expect(wrong(({ workloads }) => workloads.every(fits))).toEqual([]);
});

test('one process is one, and what keeps copies is in each zone alike', () => {
  const copies: Readonly<Record<string, number>> = { ingester: 3, 'store-gateway': 3, 'live-store': 2, broker: 3 };
  const alike = ([name, { replicas }]: CapacityRow['workloads'][number]) => replicas % (copies[name] ?? 1) === 0;
  expect(wrong(({ workloads }) => workloads.every(alike))).toEqual([]);
  const pods = { single: 1, replicated: 3 };
  expect(wrong(({ form, total }) => form === undefined || form === 'distributed' || total.pods === pods[form])).toEqual(
    [],
  );
});

test('each partition that is written has a live-store of each zone and a block-builder', () => {
  const held = ({ partitions = 0, workloads }: CapacityRow) => {
    const pods = (role: string) => workloads.find(([name]) => name === role)?.[1].replicas;
    return partitions === 0 || (pods('live-store') === partitions && pods('block-builder') === partitions / 2);
  };
  expect(wrong(held)).toEqual([]);
  expect(Math.max(...all.flatMap(({ rows }) => rows.map(({ partitions = 0 }) => partitions)))).toBeLessThan(50);
});

test('every node has an agent and an exporter, and a cluster one that shows its objects', () => {
  const pods = ({ rows, load: { nodes } }: Sized) =>
    ['alloy', 'node-exporter', 'kube-state-metrics']
      .map((name) => rows.find(({ component }) => component === name)?.total.pods)
      .join() === [nodes, nodes, 1].join();
  expect(all.filter((sized) => !pods(sized)).map(({ name }) => name)).toEqual([]);
});

/** What is less than one step before, by more than each pod's amount is rounded. `share`: of its own size, at most. Default: none. */
function less(of: (row: CapacityRow) => number, rounded: number, share = 0): readonly string[] {
  return walked.flatMap((walk) =>
    walk.slice(1).flatMap(({ name, rows }, index) =>
      rows.flatMap((row) => {
        const before = walk[index]?.rows.find(({ component }) => component === row.component);
        const falls = before && of(row) < of(before) * (1 - share) - row.total.pods * rounded;
        return falls ? [`${row.component}, ${name}: ${of(before)} and then ${of(row)}`] : [];
      }),
    ),
  );
}

test('who has more asks for no less, but for what each pod is rounded up', () => {
  expect(less(({ total }) => total.cpu.millicores, 50)).toEqual([]);
  expect(less(({ total }) => total.memory.mebibytes, 64)).toEqual([]);
  expect(less(({ total }) => total.volumes.mebibytes, 1024, 0.2)).toEqual([]);
  for (const what of ['bytes', 'writesAMonth', 'readsAMonth'] as const)
    expect(less(({ bucket }) => bucket?.[what] ?? 0, 0)).toEqual([]);
});

test('more costs no less', () => {
  // The same on more nodes is more agents, each of which is rounded up.
  const others = walked.filter(([first]) => !first?.name.startsWith('nodes '));
  expect(others.length).toBe(walked.length - 6);
  const cheaper = others.flatMap((walk) =>
    walk.slice(1).flatMap(({ name, price }, index) => (price < (walk[index]?.price ?? 0) - 1e-6 ? [name] : [])),
  );
  expect(cheaper).toEqual([]);
});
