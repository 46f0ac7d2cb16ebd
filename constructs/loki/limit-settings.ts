import type { Cluster } from '../kit';
import type { QueryTimeouts } from '../kit/model/timeouts';
import { labelsOfCluster, signalLabels } from '../kit/vocabulary/signal-labels';
import type { BucketStoreProps } from '../stores';
import { unlimitedRate } from './limits';
import { type RetentionStream, retentionStreams } from './retention-stream';

/**
 * What Loki takes and answers, of one tenant. One process reads it when it starts; several read it again while they run.
 * https://grafana.com/docs/loki/latest/configure/#limits_config
 */
export const limits = (
  props: Pick<BucketStoreProps, 'retention'> & {
    readonly retentionStream?: readonly RetentionStream[];
    readonly cluster: Pick<Cluster, 'name'>;
  },
  timeouts: QueryTimeouts,
) => ({
  retention_period: props.retention.toString(),
  ...(props.retentionStream ? { retention_stream: retentionStreams(props.retentionStream) } : {}),
  // The four labels that every line has, and room for two of somebody's own: each label multiplies the streams, and
  // with them the chunks in memory and the index. What varies from line to line belongs into structured metadata.
  max_label_names_per_series: 6,
  query_timeout: timeouts.query.toString(),
  // A rate without `by` has a series for each trace id that stands beside a line. An hour of a small application has some
  // thousands; beyond 500, Loki's own bound, the answer is an error.
  max_query_series: 20_000,
  // Beyond these bounds Loki answers 429, after which senders repeat the whole request without end, with the lines of everybody
  // else in it. So nothing is refused that may be taken later: an alert says when there are more streams than stated.
  max_global_streams_per_user: 0,
  ...unlimitedRate,
  // Beside a record stand its attributes. The default of 64 KB refuses records with a long stack trace, and the default of
  // 128 those with many attributes. The Collector cuts both, so that this is never reached.
  max_structured_metadata_size: '512KB',
  max_structured_metadata_entries_count: 0,
  // An entry beyond 256 KiB, the default of max_line_size, is cut. By default it is refused, and lost.
  max_line_size_truncate: true,
  otlp_config: { resource_attributes: resourceAttributes(props.cluster) },
});

/**
 * Records by OTLP get the same four stream labels as lines from files. Loki writes `service.name` as service_name by itself;
 * the other three have their copies. What describes the process rather than the record is not stored with every line.
 */
const resourceAttributes = (cluster: Pick<Cluster, 'name'>) => ({
  ignore_defaults: true,
  attributes_config: [
    {
      action: 'index_label',
      attributes: [
        'service.name',
        signalLabels['k8s.namespace.name'],
        signalLabels['k8s.pod.name'],
        signalLabels['k8s.container.name'],
        ...Object.keys(labelsOfCluster(cluster)),
      ],
    },
    {
      action: 'drop',
      regex: '(service_(name|namespace|version)|deployment_environment|(k8s|process|telemetry|os|host|container)[.].*)',
    },
  ],
});
