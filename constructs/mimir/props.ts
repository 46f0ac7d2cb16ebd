import type { Alert, ConfigurationChange, Endpoint, RecordingRule } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { anything, count, endpoint, flag, optional, type Validators } from '../kit/model/validation';
import { type BucketStoreProps, bucketStoreValidators } from '../stores';
import { type Form, formValidator, type StoreAutoscaling, storeAutoscaling } from '../stores/forms';
import { bounds } from '../stores/sizing';
import type { MimirConfiguration } from './config';

/** `retention`: how long samples are kept. `resources` by default: enough for 50,000 active series. */
export interface MimirProps extends BucketStoreProps {
  /**
   * The series that have samples now, by which memory and disk are checked. Half as many more are taken; what is beyond is refused
   * and counted, and one metric may have half of the stated series. Default: 50,000.
   * https://grafana.com/docs/mimir/latest/configure/configuration-parameters/#limits
   */
  readonly activeSeries?: number;
  /**
   * Where several Prometheus servers collect the same, the samples of one at a time are kept: while it is away, those of another. Each
   * has two external labels: `cluster`, the same in all of them, and `__replica__`, its own, which is not stored. Samples without both are
   * kept as they come. Default: no.
   * https://grafana.com/docs/mimir/latest/configure/configure-high-availability-deduplication/
   */
  readonly acceptHaSamples?: boolean;
  /**
   * Alerts of your own, in PromQL. Without `alertsTo` they are seen in Grafana, and nobody is told. Default: none.
   */
  readonly alerts?: readonly Alert[];
  /**
   * Queries whose results are stored as metrics of their own, for those that are asked often and take long: `recordingRule({ … })`, in
   * PromQL. Each series of a result counts among its active series. Default: none.
   * https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/
   */
  readonly recordingRules?: readonly RecordingRule[];
  /**
   * Who is told when something is wrong: by alerts of your own, and by those that come with what is collected into Mimir. Default: nobody.
   */
  readonly alertsTo?: Endpoint<'alertmanager'>;
  /**
   * Whether it evaluates the alerts that come with what Alloy collects into it, such as those of `kubelet()` and of what it watches. Without
   * `alertsTo` they are seen in Grafana and nobody is told. Default: yes where `alertsTo` is given, otherwise no.
   * https://grafana.com/docs/mimir/latest/references/architecture/components/ruler/
   */
  readonly evaluateAlerts?: boolean;
  /**
   * What is to be different in Mimir's configuration, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/mimir/latest/configure/configuration-parameters/
   */
  readonly configuration?: ConfigurationChange<MimirConfiguration>;
}

/** What a Mimir of one process follows from, and what in a form follows from its load. */
type OneProcess = 'retention' | 'disk' | 'storage' | 'resources' | 'activeSeries';

/**
 * A Mimir in a form: as one process, as three identical ones, or with a workload for each role, each sized for its load. How long samples
 * are kept, and how many series there are, is said by the load.
 * https://grafana.com/docs/mimir/latest/references/architecture/deployment-modes/
 */
export interface MimirFormProps extends Omit<MimirProps, OneProcess> {
  /** How it is put into pods: `forLoad({ storage, load })`, or the form that is insisted on, such as `distributed({ storage, load })`. */
  readonly form: Form;
  /**
   * Roles of which the cluster decides how many pods there are, between two bounds, where each has a workload of its own. Default: as many as the
   * load needs. https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
   */
  readonly autoscaling?: StoreAutoscaling;
}

const ofEach: Validators<Omit<MimirProps, OneProcess | keyof BucketStoreProps>> = {
  acceptHaSamples: optional(flag()),
  // Checked by `checkAlerts`.
  alerts: anything(),
  // Checked by `checkRecordingRules`.
  recordingRules: anything(),
  alertsTo: optional(endpoint('alertmanager')),
  evaluateAlerts: optional(flag()),
  // Checked when it is applied.
  configuration: anything(),
};

export const mimirValidators: Validators<MimirProps> = {
  ...bucketStoreValidators,
  activeSeries: optional(count(bounds.activeSeries.least, bounds.activeSeries.most)),
  ...ofEach,
};

export const mimirFormValidators: Validators<MimirFormProps> = {
  ...componentValidators,
  ...ofEach,
  queryTimeout: bucketStoreValidators.queryTimeout,
  form: formValidator,
  autoscaling: optional(storeAutoscaling),
};
