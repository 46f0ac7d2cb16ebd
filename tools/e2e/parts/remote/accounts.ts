import type { Endpoint } from '../../../../constructs/kit';
import type { Remotes } from '../../model/remotes';
import type { RunningRemote } from '../../needs/remote';
import type { Received } from '../../programs/remote/received';
import { metricOf, type OutageLoad } from '../outage/load';

/** What is sent to a remote: how it is recognised there, and by what its senders count what they lose of it. */
export interface Account {
  readonly signal: string;
  readonly sent: () => number;
  readonly arrived: (received: Received) => number;
  readonly lost: (remote: RunningRemote) => Promise<number>;
  /** It counts with it what others send or print. Default: no. */
  readonly ofOthersToo?: boolean;
}

const withMarker = (things: ReadonlySet<string>, text: string): number =>
  [...things].filter((each) => each.includes(text)).length;

/** Behind a counter of Alloy stands `_total`. */
const failed =
  (of: Endpoint<'prometheus.exposition'>, items: string) =>
  ({ sum }: RunningRemote): Promise<number> =>
    sum(of, new RegExp(`^otelcol_exporter_(send|enqueue)_failed_${items}(_total)?\\{`));

/** What was sent to one of those who send OTLP only to a remote. */
const accountsOf = ({ name, metrics }: Remotes['alone'][number], load: OutageLoad): readonly Account[] => [
  {
    signal: `records by ${name}`,
    sent: () => load.accepted,
    arrived: ({ records }) => withMarker(records, `${load.marker} sent`),
    lost: failed(metrics, 'log_records'),
  },
  {
    signal: `traces by ${name}`,
    sent: () => load.traces.size,
    arrived: ({ traces }) => [...load.traces.keys()].filter((id) => traces.has(id)).length,
    lost: failed(metrics, 'spans'),
  },
  {
    // With the points of the load go those that are made from traces, which are counted as lost with them.
    signal: `points by ${name}`,
    sent: () => load.accepted,
    arrived: ({ points }) => withMarker(points, `${metricOf(load.marker).sent} `),
    lost: failed(metrics, 'metric_points'),
    ofOthersToo: true,
  },
];

/** Each signal whose losses are counted one by one. `loads`: that of each sender. The first prints, too. */
export function accountsFor({ alone, agentMetrics }: Remotes, loads: readonly OutageLoad[]): readonly Account[] {
  const [first] = loads;
  if (!first) throw new Error('there was no load');
  return [
    ...alone.flatMap((sender, index) => {
      const load = loads[index];
      return load ? accountsOf(sender, load) : [];
    }),
    {
      signal: 'lines by the agent',
      sent: () => first.printed,
      arrived: ({ lines }) => withMarker(lines, `${first.marker} printed`),
      lost: ({ sum }) => sum(agentMetrics, /^loki_write_dropped_entries_total\{/),
      ofOthersToo: true,
    },
  ];
}

/** What the agent counts as lost of the samples that it pulls. */
export const samplesLost = ({ sum }: RunningRemote, { agentMetrics }: Remotes): Promise<number> =>
  sum(agentMetrics, /^prometheus_remote_storage_samples_failed_total\{/);
