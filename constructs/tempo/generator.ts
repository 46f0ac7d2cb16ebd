import { type Cluster, type Connection, type Duration, type Endpoint, mebibytes, minutes, seconds } from '../kit';
import type { FileOf } from '../kit/model/secret-key';
import { copyAttribute } from '../kit/vocabulary/copies';
import { httpClient } from '../stores/http-client';
import { byCluster } from './clusters';
import { metricsCopy, type TempoCopies } from './copies';
import { dataFolder } from './places';

/** What a span's way to the generator may take beside the time for which its sender holds it back; Tempo's own slack as a whole. */
const wayOfSpans = seconds(30);

/** The same through a log: while another generator takes over the partitions of one that is gone, and reads what has come meanwhile. */
const wayThroughLog = minutes(5);

/**
 * The age beyond which a span no longer counts in the generator's metrics. A sampler that decides later than this makes the
 * metrics vanish without a word, so it follows from the senders.
 */
export const spanMetricsSlack = (incoming: readonly Connection[], throughLog: boolean): Duration =>
  seconds(
    Math.max(0, ...incoming.map(({ heldBack }) => heldBack?.seconds ?? 0)) +
      (throughLog ? wayThroughLog : wayOfSpans).seconds,
  );

/** Spans that another pod sends too. https://grafana.com/docs/tempo/latest/metrics-from-traces/span-metrics/span-metrics-metrics-generator/ */
const withoutCopies = {
  exclude: { match_type: 'strict', attributes: [{ key: `resource.${copyAttribute}`, value: true }] },
};

/** https://grafana.com/docs/tempo/latest/configuration/#metrics-generator */
export function generator(props: {
  readonly metricsTo: Endpoint<'prometheus.remote-write'>;
  readonly copyTo?: TempoCopies;
  readonly fileOf: FileOf;
  /** How old a span may be and still count. */
  readonly slack: Duration;
  /** Whether some spans are sent by a second pod too. */
  readonly takesCopies: boolean;
  readonly ring: { readonly enable_inet6: boolean } | undefined;
  readonly cluster: Pick<Cluster, 'name'>;
  readonly dimensions: readonly string[];
}) {
  const { metricsTo, copyTo, fileOf, slack, takesCopies, ring, cluster } = props;
  // The Collector keeps a part of the traces and writes into each how many it stands for.
  const unbiased = { enable_tracestate_span_multiplier: true };
  const { ofSpans, ofCalls, onWrite } = byCluster(cluster);
  // By today's names alone: a mapping of both joins the values of a span that has both, as the Collector makes every span.
  const dimensions = [...(ofSpans?.dimensions ?? []), ...props.dimensions];
  const bySpan = dimensions.length > 0 ? { dimensions } : {};
  const counted = takesCopies ? { filter_policies: [withoutCopies] } : {};
  const write = (to: Endpoint<'prometheus.remote-write'>) => ({
    url: to.url,
    send_exemplars: true,
    ...httpClient(to, fileOf),
    ...onWrite,
  });
  return {
    metrics_generator: {
      ring,
      metrics_ingestion_time_range_slack: slack.toString(),
      processor: {
        span_metrics: { ...unbiased, ...bySpan, ...counted },
        service_graphs: { ...unbiased, ...ofCalls, ...counted },
      },
      storage: {
        path: `${dataFolder}/generator/wal`,
        remote_write: [write(metricsTo), ...(copyTo?.metrics ? [{ name: metricsCopy, ...write(copyTo.metrics) }] : [])],
      },
    },
  };
}

/** What of the overrides is about these metrics. */
export const generated = (maxActiveSeries: number) => ({
  // Without this the generator does nothing.
  processors: ['span-metrics', 'service-graphs'],
  // Identifiers in span names make series without end. New ones beyond this count in one series for each metric.
  max_active_series: maxActiveSeries,
});

/**
 * The largest request by which the generator sends metrics on: 2,000 samples, each of a series with four texts from traces of 2 KiB, at
 * which Tempo cuts attributes, and its exemplar.
 */
export const largestWrite = mebibytes(20);
