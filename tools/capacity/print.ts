import type { Bytes } from '../../constructs';
import { bill, type Capacity, type NamedSize, rowsOf, type UnitPrices } from '../../constructs/capacity';

const gibibytes = (amount: Bytes): number => Math.round((amount.mebibytes / 1024) * 100) / 100;
const grouped = (amount: number): string => Math.round(amount).toLocaleString('en-US');

/** A number with what it counts. */
const counted = (amount: number, one: string, many = `${one}s`): string =>
  `${grouped(amount)} ${amount === 1 ? one : many}`;

/** Rows in columns: the first to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const workloadRow = ([name, { replicas, resources, disk }]: NamedSize): readonly string[] => [
  `  ${name}`,
  String(replicas),
  String(resources.cpu),
  String(resources.memory),
  String(resources.memoryLimit ?? resources.memory),
  disk ? String(disk) : '',
];

/** What several pods need together; memory and volumes in GiB. */
interface Sums {
  readonly pods: number;
  readonly cores: number;
  readonly memory: number;
  readonly limit: number;
  readonly volumes: number;
}

/** The workloads of each component, what each of their pods needs, and the sums. */
function workloadTable(capacity: Capacity): string {
  const rows = rowsOf(capacity);
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((before, row) => before + of(row), 0);
  const cells = ({ pods, cores, memory, limit, volumes }: Sums) => [
    String(pods),
    String(Math.round(cores * 100) / 100),
    `${Math.round(memory * 10) / 10}Gi`,
    `${Math.round(limit * 10) / 10}Gi`,
    volumes > 0 ? `${Math.round(volumes)}Gi` : '',
  ];
  return columns([
    ['', 'pods', 'cores', 'memory', 'at most', 'volume'],
    ...rows.flatMap(({ component, form, workloads, total: all, partitions }) => [
      [
        [component, ...(form ? [form] : []), ...(partitions ? [`${partitions} partitions`] : [])].join(', '),
        ...cells({
          pods: all.pods,
          cores: all.cpu.millicores / 1000,
          memory: gibibytes(all.memory),
          limit: gibibytes(all.memoryLimit),
          volumes: gibibytes(all.volumes),
        }),
      ],
      ...workloads.map(workloadRow),
    ]),
    [
      'together',
      ...cells({
        pods: sum((row) => row.total.pods),
        cores: sum((row) => row.total.cpu.millicores / 1000),
        memory: sum((row) => gibibytes(row.total.memory)),
        limit: sum((row) => gibibytes(row.total.memoryLimit)),
        volumes: sum((row) => gibibytes(row.total.volumes)),
      }),
    ],
  ]);
}

/** What each bucket holds and is asked. */
const bucketTable = (capacity: Capacity): string =>
  columns([
    ['bucket', 'GB', 'writes a month', 'reads a month'],
    ...rowsOf(capacity).flatMap(({ component, bucket }) =>
      bucket
        ? [[component, grouped(bucket.bytes / 1e9), grouped(bucket.writesAMonth), grouped(bucket.readsAMonth)]]
        : [],
    ),
  ]);

function billTable(capacity: Capacity, prices: UnitPrices): string {
  const { cores, memory, volumes, bucket, requests, total } = bill(capacity, prices);
  return columns([
    ['a month', prices.currency],
    ...Object.entries({ cores, memory, volumes, bucket, requests, total }).map(([name, amount]) => [
      name,
      grouped(amount),
    ]),
  ]);
}

/** The tables that people read. */
export function asText(capacity: Capacity, prices: UnitPrices): string {
  const weaknesses = rowsOf(capacity).flatMap(({ component, weaknesses: all }) =>
    all.map((each) => `${component}: ${each}.`),
  );
  const { nodes, activeSeries, logs, spansPerSecond, queriesPerSecond } = capacity.load;
  return [
    `${counted(nodes, 'node')}: ${grouped(activeSeries)} series, ${logs} of lines, ${counted(spansPerSecond, 'span')} and ${counted(queriesPerSecond, 'query', 'queries')} a second`,
    workloadTable(capacity),
    bucketTable(capacity),
    billTable(capacity, prices),
    ...(weaknesses.length > 0 ? [weaknesses.join('\n')] : []),
  ].join('\n\n');
}

/** What is carried, each with its unit in its name. */
const loadOf = ({ load }: Capacity) => ({
  nodes: load.nodes,
  pods: load.pods,
  activeSeries: load.activeSeries,
  scrapeIntervalSeconds: load.scrapeInterval.seconds,
  logBytesPerSecond: load.logs.bytesPerSecond,
  logStreams: load.logStreams,
  spansPerSecond: load.spansPerSecond,
  storedSpansPerSecond: load.storedSpansPerSecond,
  samplingReplicationFactor: load.samplingReplicationFactor,
  queriesPerSecond: load.queriesPerSecond,
  retentionSeconds: {
    metrics: load.retention.metrics.seconds,
    logs: load.retention.logs.seconds,
    traces: load.retention.traces.seconds,
  },
});

/** The same for programs: cores, gibibytes, bytes, and the price of a month. */
export function asJson(capacity: Capacity, prices: UnitPrices): string {
  const components = rowsOf(capacity).map(({ component, form, workloads, bucket, partitions, weaknesses }) => ({
    component,
    ...(form ? { form } : {}),
    ...(partitions === undefined ? {} : { partitions }),
    workloads: workloads.map(([name, { replicas, resources, disk }]) => ({
      name,
      replicas,
      cores: resources.cpu.millicores / 1000,
      memoryGibibytes: gibibytes(resources.memory),
      memoryLimitGibibytes: gibibytes(resources.memoryLimit ?? resources.memory),
      ...(disk ? { volumeGibibytes: gibibytes(disk) } : {}),
    })),
    ...(bucket ? { bucket } : {}),
    ...(weaknesses.length > 0 ? { weaknesses } : {}),
  }));
  return JSON.stringify(
    { load: loadOf(capacity), components, month: { currency: prices.currency, ...bill(capacity, prices) } },
    null,
    2,
  );
}
