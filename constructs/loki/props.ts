import type { Alert, Bytes, ConfigurationChange, Endpoint, RecordingRule } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { anything, bytes, count, endpoint, flag, oneOf, optional, type Validators } from '../kit/model/validation';
import { type BucketStoreProps, bucketStoreValidators } from '../stores';
import { type Form, formValidator, type StoreAutoscaling, storeAutoscaling } from '../stores/forms';
import { chunkEncodings, type LokiConfiguration } from './config';
import { type RetentionStream, retentionStreamValidator } from './retention-stream';

/** What a Loki of one process follows from, and what in a form follows from its load. */
type OneProcess = 'retention' | 'disk' | 'storage' | 'resources' | 'streams' | 'dailyVolume';

/**
 * A Loki in a form: as one process, as three identical ones, or with a workload for each role, each sized for its load. How long lines are
 * kept, and how many streams are open, is said by the load.
 */
export interface LokiFormProps extends Omit<LokiProps, OneProcess> {
  /** How it is put into pods: `forLoad({ storage, load })`, or the form that is insisted on, such as `distributed({ storage, load })`. */
  readonly form: Form;
  /**
   * Roles of which the cluster decides how many pods there are, between two bounds, where each has a workload of its own. Default: as many as the
   * load needs. https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
   */
  readonly autoscaling?: StoreAutoscaling;
}

/**
 * One process, on its volume or with its data in object storage.
 *
 * `retention`: how long lines are kept; at least a day, as Loki's index has one table a day.
 * `resources` by default: enough for about 1 MB of lines a second.
 */
export interface LokiProps extends BucketStoreProps {
  /**
   * How chunks are compressed. `gzip` and `zstd` save a third of the disk that `snappy` takes; `zstd` takes a tenth less
   * processor time for it than `gzip`. Default: `gzip`, Loki's own.
   */
  readonly chunkEncoding?: (typeof chunkEncodings)[number];
  /**
   * The streams that are open at once, of which each has a chunk in memory. Memory is checked by it, and an alert says when
   * there are more. Loki refuses none: what it refuses is repeated without end, and everybody else waits. Default: 5,000.
   */
  readonly streams?: number;
  /**
   * How long the lines of some streams are kept, where that is not as long as all others; the first that chooses a stream counts:
   * `[{ selector: '{namespace="dev"}', period: days(2) }]`. Disk is checked by `retention` alone. Default: all lines are kept as long.
   * https://grafana.com/docs/loki/latest/operations/storage/retention/
   */
  readonly retentionStream?: readonly RetentionStream[];
  /** The lines of a day, uncompressed, by which disk and memory are checked. Default: they are not. */
  readonly dailyVolume?: Bytes;
  /**
   * Alerts of your own about log lines, in LogQL. Loki evaluates them every two minutes. Without `alertsTo` they are seen in
   * Grafana and nobody is told. Default: none.
   */
  readonly alerts?: readonly Alert[];
  /**
   * Queries whose results are stored as metrics, in LogQL: `recordingRule({ … })`. Loki evaluates them every two minutes and sends what they
   * make to `metricsTo`. Default: none.
   * https://grafana.com/docs/loki/latest/operations/recording-rules/
   */
  readonly recordingRules?: readonly RecordingRule[];
  /** The store of metrics for what `recordingRules` make, such as `mimir.remoteWrite`. Default: none, where there are no such rules. */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  /** Who is told when log lines say that something is wrong: by alerts of your own, and by those that Loki brings. Default: nobody. */
  readonly alertsTo?: Endpoint<'alertmanager'>;
  /**
   * Whether it evaluates the alerts about log lines that it brings: `ServiceLogsErrors`, `ContainerLogsOutOfMemory`. Without `alertsTo`
   * they are seen in Grafana and nobody is told. Default: yes where `alertsTo` is given, otherwise no.
   * https://grafana.com/docs/loki/latest/alert/
   */
  readonly evaluateAlerts?: boolean;
  /**
   * What is to be different in Loki's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/loki/latest/configure/
   */
  readonly configuration?: ConfigurationChange<LokiConfiguration>;
}

const ofEach: Validators<Omit<LokiProps, OneProcess | keyof BucketStoreProps>> = {
  chunkEncoding: optional(oneOf(chunkEncodings)),
  retentionStream: optional(retentionStreamValidator),
  // Checked by `checkAlerts`.
  alerts: anything(),
  // Checked by `checkRecordingRules`.
  recordingRules: anything(),
  metricsTo: optional(endpoint('prometheus.remote-write')),
  alertsTo: optional(endpoint('alertmanager')),
  evaluateAlerts: optional(flag()),
  // Checked when it is applied.
  configuration: anything(),
};

export const lokiValidators: Validators<LokiProps> = {
  ...bucketStoreValidators,
  ...ofEach,
  streams: optional(count(100, 1_000_000)),
  dailyVolume: optional(bytes('gibibytes(10)')),
};

export const lokiFormValidators: Validators<LokiFormProps> = {
  ...componentValidators,
  ...ofEach,
  queryTimeout: bucketStoreValidators.queryTimeout,
  form: formValidator,
  autoscaling: optional(storeAutoscaling),
};
