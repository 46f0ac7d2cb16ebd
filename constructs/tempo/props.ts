import type { Bytes, ConfigurationChange, Endpoint } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { type ApplicationMetricKind, applicationMetricKinds } from '../kit/model/datasource';
import {
  anything,
  bytes,
  count,
  endpoint,
  line,
  list,
  oneOf,
  optional,
  type Validators,
} from '../kit/model/validation';
import { type BucketStoreProps, bucketStoreValidators } from '../stores';
import { type Form, formValidator, type StoreAutoscaling, storeAutoscaling } from '../stores/forms';
import type { TempoConfiguration } from './config';
import { type TempoCopies, tempoCopies } from './copies';

/** `retention`: how long traces are kept. `resources` by default: enough for about 1,000 spans a second. */
export interface TempoProps extends BucketStoreProps {
  /**
   * Where the metrics made from spans go: request rates, durations and the service graph. Default: none are made here, and
   * a Collector that sends its traces here makes them itself.
   */
  readonly metricsTo?: Endpoint<'prometheus.remote-write'>;
  /**
   * Where a copy of these metrics goes, such as a cloud, beside `metricsTo`. It has a queue of its own, so that the first destination does not
   * wait for it. Default: nothing is copied.
   */
  readonly copyTo?: TempoCopies;
  /**
   * The spans that are stored, in a second, by which memory and disk are checked: those of the traces that a sampler keeps.
   * Default: 100, such as a tenth of 1,000.
   */
  readonly spansPerSecond?: number;
  /**
   * The series of the metrics that are made from spans. New ones beyond it count in one series for each metric, so that
   * identifiers in span names cost the rates of new spans and not the memory. Default: 20,000.
   * https://grafana.com/docs/tempo/latest/configuration/#overrides
   */
  readonly maxActiveSeries?: number;
  /**
   * Attributes of spans and their resources that are labels of the metrics made from them, such as `http.route`, which becomes
   * `http_route`. HTTP attributes are named as they are today: the Collector gives that name to spans that have the former one alone. Each
   * value makes series: none with identifiers in it. Default: none. https://grafana.com/docs/tempo/latest/configuration/#metrics-generator
   */
  readonly dimensions?: readonly string[];
  /**
   * Which metrics the applications have of themselves that send traces here, as a link from a span leads to each kind: `http` of the
   * requests that they answer, `jvm` of the memory of Java programs, by the names of the Java agent or of Micrometer. Default: both. `[]` where
   * applications have neither.
   */
  readonly applicationMetrics?: readonly ApplicationMetricKind[];
  /** The size up to which a trace is kept. The spans beyond it are dropped and counted. Default: 5 MiB. */
  readonly maxBytesPerTrace?: Bytes;
  /** A further port of its Service, for clients that know Tempo's API at another one than 3200. Default: none. */
  readonly alsoOnPort?: number;
  /**
   * What is to be different in Tempo's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/tempo/latest/configuration/
   */
  readonly configuration?: ConfigurationChange<TempoConfiguration>;
}

/** What a Tempo of one process follows from, and what in a form follows from its load. */
type OneProcess = 'retention' | 'disk' | 'storage' | 'resources' | 'spansPerSecond';

/**
 * A Tempo in a form: as one process, or with a workload for each role, sized for its load. How long traces are kept, and how many spans there are, is
 * said by the load. `maxActiveSeries` by default: 100,000 of each generator, whose memory follows from it.
 * https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/plan/deployment-modes/
 */
export interface TempoFormProps extends Omit<TempoProps, OneProcess> {
  /** How it is put into pods: `forLoad({ storage, load })`, or the form that is insisted on: `single({ … })`, `distributed({ … })`. */
  readonly form: Form;
  /**
   * Roles of which the cluster decides how many pods there are, between two bounds, where each has a workload of its own. Default: as many as the
   * load needs. https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
   */
  readonly autoscaling?: StoreAutoscaling;
  /**
   * The log between those who take spans and those who keep them: `kafka.brokers`, or `external(…)` in its place, where somebody has made the topic
   * `<environment>-<name>` with the partitions of the size. Default: none; one process needs none.
   */
  readonly kafka?: Endpoint<'kafka'>;
}

const ofEach: Validators<Omit<TempoProps, OneProcess | keyof BucketStoreProps>> = {
  metricsTo: optional(endpoint('prometheus.remote-write')),
  copyTo: optional(tempoCopies),
  maxActiveSeries: optional(count(1000, 10_000_000)),
  dimensions: optional(list(line('http.route'))),
  applicationMetrics: optional(list(oneOf(applicationMetricKinds))),
  maxBytesPerTrace: optional(bytes('mebibytes(5)')),
  alsoOnPort: optional(count(1, 65_535)),
  // Checked when it is applied.
  configuration: anything(),
};

export const tempoValidators: Validators<TempoProps> = {
  ...bucketStoreValidators,
  spansPerSecond: optional(count(1, 100_000)),
  ...ofEach,
};

export const tempoFormValidators: Validators<TempoFormProps> = {
  ...componentValidators,
  ...ofEach,
  queryTimeout: bucketStoreValidators.queryTimeout,
  form: formValidator,
  autoscaling: optional(storeAutoscaling),
  kafka: optional(endpoint('kafka')),
};
