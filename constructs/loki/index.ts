import {
  Component,
  type Endpoint,
  type Environment,
  type KnownMetrics,
  type LokiDatasource,
  type RecordingRule,
} from '../kit';
import { brand } from '../kit/model/brand';
import { queryTimeouts } from '../kit/model/timeouts';
import { alertsByCluster } from '../kit/queries/clusters/alerts';
import type { ComponentAlert, EvaluatedAlerts } from '../kit/vocabulary/alert';
import { checkOwnRules, checkRecordedNames, recordedMetrics } from '../kit/vocabulary/own-rules';
import { evaluatesRules, evaluatesUsualAlerts } from '../stores';
import { checkStoreAutoscaling, isInForm, metricsOf, sizeIn, warnOfSharedLoad } from '../stores/forms';
import type { Load } from '../stores/sizing';
import { largestOtlpRequest, largestPush, usualStreams } from './limits';
import { logAlerts, usualGroup } from './log-alerts';
import { lokiMetrics } from './metrics';
import { oneProcess } from './one-process';
import type { LokiPods, PodsProps } from './pods';
import { type LokiFormProps, type LokiProps, lokiFormValidators, lokiValidators } from './props';
import { checkRecorded, recordedWrite, recordingSecrets } from './recorded';
import { lokiReliedOn } from './relied-on';
import { lokiAlerts } from './rules';
import { rulesFiles } from './rules-files';
import { severalProcesses } from './several-processes';
import { lokiSizing } from './sizing';

export type { LokiConfiguration } from './config';
export type { LokiFormProps, LokiProps } from './props';
export type { RetentionStream } from './retention-stream';

/**
 * Loki: one monolithic process on a local disk or with its data in object storage, three of them, or a workload for each role.
 * https://grafana.com/docs/loki/latest/get-started/deployment-modes/
 */
export class Loki extends Component {
  static {
    brand(Loki, 'Loki');
  }

  /** For Alloy. */
  readonly push: Endpoint<'loki.push'>;
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.logs'>;
  /** Where it answers LogQL. */
  readonly query: Endpoint<'loki.query'>;
  /** Its own metrics; where each role is a workload of its own, those of the first. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Those of the other workloads. */
  readonly furtherMetrics: readonly Endpoint<'prometheus.exposition'>[];
  /** For a Grafana: `datasources: [loki.datasource]`. */
  readonly datasource: LokiDatasource;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly reliedOn = lokiReliedOn;
  /** The load for which it is sized, by its form. Undefined: it is sized by what is stated of one process. */
  readonly load?: Load;
  private readonly evaluated: EvaluatedAlerts[] = [];
  private readonly recordingRules: readonly RecordingRule[];

  constructor(environment: Environment, given: LokiProps | LokiFormProps) {
    super(environment, 'loki', given);
    const props = isInForm<LokiFormProps>(given)
      ? this.properties(given, lokiFormValidators)
      : this.properties(given, lokiValidators);
    this.load = isInForm<LokiFormProps>(props) ? props.form.load : undefined;
    const timeouts = queryTimeouts(props.queryTimeout);
    const usual = this.usualAlerts(props);
    if (usual.length > 0) this.evaluated.push({ about: usualGroup, language: 'LogQL', alerts: usual });
    const { pods, streams } = this.inPods(
      { loki: this, timeouts, rules: rulesFiles(this, props, usual), secrets: recordingSecrets(this, props) },
      props,
    );
    const { push, query, ruler } = pods;
    this.alerts = lokiAlerts(pods.observed, {
      evaluatesAlerts: evaluatesRules(props),
      records: props.metricsTo !== undefined,
      streams,
      peers: pods.peers,
      inBucket: (isInForm<LokiFormProps>(props) ? props.form : props).storage !== undefined,
    });
    this.recordingRules = props.recordingRules ?? [];
    this.knownMetrics = [...lokiMetrics, ...recordedMetrics(props.recordingRules)];
    checkRecorded(this.check, props);
    if (props.alertsTo) ruler?.connect('alertsTo', 'alertmanager', props.alertsTo);
    if (props.metricsTo) ruler?.connect('metricsTo', 'prometheus.remote-write', props.metricsTo, recordedWrite);
    this.push = push.endpoint('loki.push', 'http', { largestRequest: largestPush }, { path: '/loki/api/v1/push' });
    this.otlp = push.endpoint('otlp.logs', 'http', { largestRequest: largestOtlpRequest }, { path: '/otlp' });
    this.query = query.endpoint('loki.query', 'http', { timeout: timeouts.answer });
    [this.metrics, ...this.furtherMetrics] = metricsOf(pods);
    this.datasource = {
      type: 'loki',
      name: 'Loki',
      uid: this.name,
      endpoint: this.query,
      // A process that answers queries does not know what the rulers evaluate.
      evaluatesAlerts: evaluatesRules(props) && !pods.distributed,
      tellsClustersApart: environment.cluster.name !== undefined,
    };
  }

  /** The alerts about lines that it brings, as far as it evaluates them. */
  private usualAlerts(props: LokiProps | LokiFormProps): readonly ComponentAlert[] {
    const { environment, check, name } = this;
    // A workload for each role has the role in its name, and so in its container's.
    const own = isInForm<LokiFormProps>(props) ? `${name}(-.+)?` : name;
    const usual = evaluatesUsualAlerts(props) ? alertsByCluster(logAlerts(own), 'LogQL', environment.cluster) : [];
    checkOwnRules(check, props, { language: 'LogQL', others: usual });
    return usual;
  }

  private inPods(
    made: PodsProps,
    props: LokiProps | LokiFormProps,
  ): { readonly pods: LokiPods; readonly streams: number } {
    if (!isInForm<LokiFormProps>(props))
      return { pods: oneProcess(made, props), streams: props.streams ?? usualStreams };
    const { form, autoscaling, ...others } = props;
    const size = sizeIn(this, form, lokiSizing);
    checkStoreAutoscaling(this.check, autoscaling, size);
    const { logStreams: streams, retention } = form.load;
    if (size.form !== 'single') return { pods: severalProcesses(made, props, size), streams };
    const { resources, disk } = size.process;
    if (!disk) throw new Error('one process of Loki has a volume');
    const { storage } = form;
    return {
      pods: oneProcess(made, { ...others, storage, retention: retention.logs, disk, resources, streams }),
      streams,
    };
  }

  override build(): void {
    const all = this.environment.components.filter((each) => each instanceof Loki);
    warnOfSharedLoad(this, all);
    checkRecordedNames(this.check, this.recordingRules, this.environment.components);
    super.build();
  }

  override get evaluatedAlerts(): readonly EvaluatedAlerts[] {
    return this.evaluated;
  }
}
