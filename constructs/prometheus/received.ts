import { type Connection, mebibytes } from '../kit';
import type { Cluster } from '../kit/model/cluster';
import { promotedLabels } from '../kit/vocabulary/signal-labels';
import { lateArrival } from '../stores';

/** What is sent to a Prometheus, beside what it pulls. */
export interface Received {
  readonly otlp: boolean;
  readonly remoteWrite: boolean;
}

/** What is sent, as the connections of others say. */
export function receivedBy(incoming: readonly Pick<Connection, 'to'>[]): Received {
  const speaks = new Set(incoming.map(({ to }) => to.protocol));
  return { otlp: speaks.has('otlp.metrics'), remoteWrite: speaks.has('prometheus.remote-write') };
}

export const isSent = ({ otlp, remoteWrite }: Received): boolean => otlp || remoteWrite;

/**
 * Prometheus' own bound of a request, by remote write as by OTLP, unpacked.
 * https://github.com/prometheus/prometheus/blob/v3.14.0/storage/remote/codec.go
 */
export const largestRequest = mebibytes(32);

/** Each of these paths answers 404 without its flag. https://prometheus.io/docs/prometheus/latest/command-line/prometheus/ */
export const receiverFlags = ({ otlp, remoteWrite }: Received): string[] => [
  ...(otlp ? ['--web.enable-otlp-receiver'] : []),
  ...(remoteWrite ? ['--web.enable-remote-write-receiver'] : []),
];

/** What is different where metrics are sent. Names of metrics by OTLP are as in Mimir anyway: with unit and `_total`. */
export const receiverConfiguration = (received: Received, cluster: Pick<Cluster, 'name'>) => ({
  // Senders keep samples while Prometheus is away, and newer ones come before them. By default these are refused.
  ...(isSent(received) ? { storage: { tsdb: { out_of_order_time_window: lateArrival.toString() } } } : {}),
  ...(received.otlp ? { otlp: { promote_resource_attributes: promotedLabels(cluster) } } : {}),
});
