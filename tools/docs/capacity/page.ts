import { megabytesPerSecond } from '../../../constructs';
import {
  type Assumption,
  bill,
  type Capacity,
  type CapacityRow,
  capacity,
  capacityFigures,
  rowsOf,
  typicalLoad,
  unitPrices,
} from '../../../constructs/capacity';
import { calibration } from '../../calibrate/calibration';
import { code, table } from '../markdown';
import { type ChartRow, charts } from './charts';
import { plot } from './plot';

export const capacityPage = 'docs/capacity-figures.md';
export const capacityPlot = 'docs/capacity-figures.svg';

const rounded = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Math.round(value * 10) / 10);

const sum = (rows: readonly CapacityRow[], of: (row: CapacityRow) => number): number =>
  rows.reduce((before, row) => before + of(row), 0);

const coresOf = (capacity: Capacity) => sum(rowsOf(capacity), ({ total }) => total.cpu.millicores / 1000);
const memoryOf = (capacity: Capacity) => sum(rowsOf(capacity), ({ total }) => total.memory.mebibytes / 1024);

const sizes = [10, 60, 300, 1000];

/** One column for each number of nodes. */
function sizeTable(): string {
  const all = sizes.map((nodes) => capacity(typicalLoad(nodes)));
  const row = (name: string, of: (each: Capacity) => string) => [name, ...all.map(of)];
  const store = (name: 'mimir' | 'loki' | 'tempo') =>
    row(name, (each) => {
      const { form, total } = rowsOf(each).find(({ component }) => component === name) ?? rowsOf(each)[0] ?? never();
      return `${form}: ${total.pods} ${total.pods === 1 ? 'pod' : 'pods'}, ${rounded(total.cpu.millicores / 1000)} cores, ${rounded(total.memory.mebibytes / 1024)} GiB`;
    });
  return table([
    ['nodes', ...sizes.map(String)],
    row('active series', ({ load }) => rounded(load.activeSeries)),
    row('log lines', ({ load }) => String(load.logs)),
    row('spans a second', ({ load }) => rounded(load.spansPerSecond)),
    row('queries a second', ({ load }) => rounded(load.queriesPerSecond)),
    store('mimir'),
    store('loki'),
    store('tempo'),
    row('cores', (each) => rounded(coresOf(each))),
    row('memory, GiB', (each) => rounded(memoryOf(each))),
    row('volumes, GiB', (each) => rounded(sum(rowsOf(each), ({ total }) => total.volumes.mebibytes / 1024))),
    row('in buckets, TB', (each) => rounded(sum(rowsOf(each), ({ bucket }) => (bucket?.bytes ?? 0) / 1e12))),
    row(`${unitPrices.currency} a month`, (each) => rounded(bill(each).total)),
  ]);
}

function never(): never {
  throw new Error('a capacity has no rows');
}

/** Each figure: what is assumed, what upstream says, what was measured. */
function figureTable(): string {
  const { measured: all } = calibration();
  const measured = (name: string, { measuredAs = name }: Assumption): string => {
    const value = all[measuredAs];
    return value === undefined ? 'not measured' : rounded4(value);
  };
  return table([
    ['figure', 'assumed', 'unit', "upstream's word", 'measured', 'source'],
    ...[...capacityFigures].map(([name, figure]) => [
      code(name),
      rounded4(figure.value),
      figure.unit,
      figure.upstream ? `${rounded4(figure.upstream.value)} (${figure.upstream.source})` : 'as assumed, or none',
      measured(name, figure),
      `${figure.source}; ${figure.date}`,
    ]),
  ]);
}

const rounded4 = (value: number): string =>
  value >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));

/** What upstream's own sizes come to, beside what is needed here for the same load. */
function chartTables(): string {
  const load = typicalLoad(60, {
    activeSeries: 1_000_000,
    logs: megabytesPerSecond(10),
    spansPerSecond: 10_000,
    queriesPerSecond: 5,
  });
  const needed = capacity(load, { mimir: 'distributed', loki: 'distributed', tempo: 'distributed' });
  return Object.entries(charts)
    .map(([store, { rows, source }]) => {
      const own = rowsOf(needed).find(({ component }) => component === store) ?? never();
      const workloads = new Map(own.workloads);
      const known = rows.map(({ role }) => role);
      const both = rows.map((row) => compared(row, workloads.get(row.role)));
      const alone = own.workloads.filter(([name]) => !known.includes(name));
      const upstream = { cores: total(rows, ({ cores = 0 }) => cores), memory: total(rows, ({ memory }) => memory) };
      const ours = own.workloads.filter(([name]) => known.includes(name)).map(([, size]) => size);
      const saysCores = rows.flatMap(({ role, cores }) => (cores === undefined ? [] : [role]));
      const cores = own.workloads
        .filter(([name]) => saysCores.includes(name))
        .reduce((before, [, each]) => before + (each.replicas * each.resources.cpu.millicores) / 1000, 0);
      const memory = ours.reduce(
        (before, { replicas, resources }) => before + (replicas * resources.memory.mebibytes) / 1024,
        0,
      );
      const further =
        alone.length > 0
          ? `\n\nBeside these, which upstream's sizes leave out: ${alone.map(([name]) => name).join(', ')}.`
          : '';
      return `### ${store}

${source}

${table([
  ['role', "upstream's", 'here', 'where upstream says it'],
  ...both,
  [
    'together',
    `${rounded(upstream.cores)} cores, ${rounded(upstream.memory)} GiB`,
    `${rounded(cores)} cores, ${rounded(memory)} GiB`,
    '',
  ],
])}

Here: ${Math.round((cores / upstream.cores) * 100)} % of the cores and ${Math.round((memory / upstream.memory) * 100)} % of the memory${saysCores.length < rows.length ? ', the cores of those alone for which upstream says some' : ''}.${further}`;
    })
    .join('\n\n');
}

const total = (rows: readonly ChartRow[], of: (row: ChartRow) => number): number =>
  rows.reduce((before, row) => before + row.pods * of(row), 0);

function compared(row: ChartRow, own: CapacityRow['workloads'][number][1] | undefined): readonly string[] {
  const here = own
    ? `${own.replicas} × ${own.resources.cpu.millicores / 1000} cores, ${rounded(own.resources.memory.mebibytes / 1024)} GiB`
    : 'none';
  return [row.role, `${row.pods} × ${row.cores ?? '?'} cores, ${rounded(row.memory)} GiB`, here, row.source];
}

/** The page of figures, and its plot. */
export function capacityFiles(): Map<string, string> {
  const nodes = [10, 20, 30, 45, 60, 100, 150, 200, 300, 450, 600, 800, 1000];
  const all = nodes.map((each) => capacity(typicalLoad(each)));
  const { runs } = calibration();
  const when = Object.entries(runs).map(
    ([store, { date, version, processor }]) => `${store} ${version} on ${date}, on ${processor}`,
  );
  return new Map([
    [
      capacityPlot,
      plot('cores, memory and price over nodes', 'nodes', nodes, [
        { title: 'cores', values: all.map(coresOf) },
        { title: 'memory, GiB', values: all.map(memoryOf) },
        { title: `${unitPrices.currency} a month`, values: all.map((each) => bill(each).total) },
      ]),
    ],
    [
      capacityPage,
      `# Figures of capacity

Written by \`npm run docs\` from the model; do not edit. How they are used: [Capacity](capacity.md).

## What clusters need

Mimir, Loki, Tempo with its log, the Collectors, and what runs on each node (Alloy, node exporter) and shows their objects
(kube-state-metrics), for what a node of 30 pods usually sends: 20,000 series, 150 kB of log lines and 100 spans a second. These are estimates;
state your own by \`npm run capacity\`. Agents collect lines and the metrics of nodes, and applications push their own.

${sizeTable()}

![cores, memory and price over nodes](capacity-figures.svg)

## Beside upstream's sizes

A million active series, 10 MB of log lines and 10,000 spans a second, five queries a second, each role as a workload of its own.

${chartTables()}

## Where each figure comes from

Measured by \`npm run calibrate\`: ${when.join('; ')}. The machine had other work beside. A figure that says that it is calibrated lies between the measurement and
twice that; each other one is upstream's word unreduced, or an estimate that says so, also where a small query measured less.

${figureTable()}
`,
    ],
  ]);
}
