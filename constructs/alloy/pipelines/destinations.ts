import { type Endpoint, seconds } from '../../kit';
import { type AlloyFile, type LogReceiver, lokiWrite, type MetricsReceiver, prometheusRemoteWrite } from '../syntax';

/** Where log lines go. While Loki is away the files are not read on, so that no line is lost. */
export function writeLogsTo(file: AlloyFile, to: Endpoint<'loki.push'>): LogReceiver {
  const { receiver } = file.add(
    lokiWrite,
    'logs',
    {
      endpoint: {
        url: to.url,
        // Retries without end; the default gives up after about eight minutes. Half a minute apart, so that lines flow soon after.
        max_backoff_period: seconds(30),
        max_backoff_retries: 0,
      },
    },
    'Log lines. While Loki is away, the files are not read on.',
  );
  return receiver;
}

/**
 * Where metrics go. While the store is away samples stay in the write-ahead log: of its segments, at least the newest
 * third, so 40 minutes, outlives each truncation, every two hours. Samples not sent before a restart of Alloy are lost.
 */
export function writeMetricsTo(file: AlloyFile, to: Endpoint<'prometheus.remote-write'>): MetricsReceiver {
  const { exemplars, nativeHistograms } = to.offers;
  const { receiver } = file.add(
    prometheusRemoteWrite,
    'metrics',
    {
      endpoint: {
        url: to.url,
        send_exemplars: exemplars ? undefined : false,
        send_native_histograms: nativeHistograms ? true : undefined,
        // One node's samples need one shard. More than ten, each with 10,000 samples, would fill the memory after a pause.
        queue_config: { max_shards: 10 },
      },
    },
    'Metrics. While their store is away, they wait in the write-ahead log.',
  );
  return receiver;
}
