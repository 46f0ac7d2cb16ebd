import type { RunningRemote } from '../../needs/remote';
import type { Received } from '../../programs/remote/received';
import { marker, metric, type OutageLoad } from '../outage/load';

/** What is sent to a remote: how it is recognised there, and by what its senders count what they lose of it. */
interface Account {
  readonly signal: string;
  readonly sent: (load: OutageLoad) => number;
  readonly arrived: (received: Received) => number;
  readonly lost: (remote: RunningRemote) => Promise<number>;
  /** It sends what others print too, and counts it with the rest. Default: no. */
  readonly ofOthersToo?: boolean;
}

const withMarker = (things: ReadonlySet<string>, text: string): number =>
  [...things].filter((each) => each.includes(text)).length;

const ofCollector =
  (items: string) =>
  ({ sum }: RunningRemote): Promise<number> =>
    sum('collector', new RegExp(`^otelcol_exporter_(send|enqueue)_failed_${items}\\{`));

/** Each signal whose losses are counted one by one. */
export const accounts: readonly Account[] = [
  {
    signal: 'records by OTLP',
    sent: ({ accepted }) => accepted,
    arrived: ({ records }) => withMarker(records, `${marker} sent`),
    lost: ofCollector('log_records'),
  },
  {
    signal: 'traces by OTLP',
    sent: ({ traces }) => traces.size,
    arrived: ({ traces }) => traces.size,
    lost: ofCollector('spans'),
  },
  {
    signal: 'lines by Alloy',
    sent: ({ printed }) => printed,
    arrived: ({ lines }) => withMarker(lines, `${marker} printed`),
    lost: ({ sum }) => sum('agent', /^loki_write_dropped_entries_total\{/),
    ofOthersToo: true,
  },
];

/** What arrived of metrics. With the points of the load go those that are made from traces, which are counted as lost with them. */
export const pointsArrived = ({ points }: Received): number => withMarker(points, `${metric.sent} `);

/** What senders count as lost, of metrics by OTLP and of samples by Alloy. */
export const metricsLost = (remote: RunningRemote): Promise<readonly [number, number]> =>
  Promise.all([
    ofCollector('metric_points')(remote),
    remote.sum('agent', /^prometheus_remote_storage_samples_failed_total\{/),
  ]);
