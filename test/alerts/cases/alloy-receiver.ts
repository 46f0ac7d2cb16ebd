import type { Case, Cases, Series } from '../case';
import { collectorCases } from './otel-collector';

/** A counter as Alloy names it: the Collector's, with `_total`. Gauges have the same name in both. */
const named = (metric: string): string =>
  metric.replace(/^(otelcol_(?!exporter_queue|processor_tail_sampling_sampling_traces_on_memory)\w+)/, '$1_total');

const series = (given: Series): Series =>
  Object.fromEntries(Object.entries(given).map(([metric, samples]) => [named(metric), samples]));

function ofAlloy(of: Case): Case {
  if (of.kind === 'heartbeat') return of;
  if (of.kind !== 'loss') {
    return { ...of, holds: series(of.holds), healthy: series(of.healthy), rollOut: series(of.rollOut) };
  }
  const { counter, sentAgain } = of;
  return { ...of, counter: named(counter), sentAgain: 'never' in sentAgain ? sentAgain : sentAgain.map(named) };
}

/** What the Collector says, Alloy says in its place. */
const asTheCollector: Cases = Object.fromEntries(
  Object.entries(collectorCases)
    // What a Collector says that passes on, and what is said of other clusters, it does not say.
    .filter(([name]) => name.startsWith('Collector') && name !== 'CollectorQueueFull')
    .map(([name, of]) => [name.replace(/^Collector/, 'AlloyReceiver'), ofAlloy(of)]),
);

export const alloyReceiverCases: Cases = {
  ...asTheCollector,
  AlloyReceiverDropsProfiles: {
    kind: 'loss',
    counter: 'pyroscope_write_dropped_profiles_total{endpoint="http://pyroscope:4040"}',
    says: ({ figure }) => ({
      labels: { endpoint: 'http://pyroscope:4040' },
      description: `${figure} profiles in fifteen minutes, for http://pyroscope:4040.`,
    }),
    sentAgain: ['pyroscope_write_retries_total{endpoint="http://pyroscope:4040"}'],
  },
  AlloyReceiverDropsBrowserData: {
    kind: 'loss',
    counter: 'faro_receiver_exporter_errors_total{exporter="logs"}',
    says: ({ figure }) => ({
      labels: { exporter: 'logs' },
      description: `${figure} requests in fifteen minutes, on their way to logs.`,
    }),
    sentAgain: { never: 'browsers were answered before' },
  },
};
