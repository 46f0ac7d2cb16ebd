import {
  Component,
  type Endpoint,
  type Environment,
  type KnownMetrics,
  mebibytes,
  millicores,
  minutes,
  type PrometheusDatasource,
  toYaml,
  type Workload,
} from '../kit';
import { brand } from '../kit/model/brand';
import { shownIn } from '../kit/model/shown-at';
import { queryTimeouts } from '../kit/model/timeouts';
import { watchedFor } from '../kit/model/watched-for';
import type { ConfigurationFiles } from '../kit/pods/configuration';
import type { Asked } from '../kit/queries';
import type { ComponentAlert, EvaluatedAlerts } from '../kit/vocabulary/alert';
import {
  checkOwnRules,
  checkRecordedNames,
  queriesOfRules,
  recordedMetrics,
  ruleFile,
} from '../kit/vocabulary/own-rules';
import { alertSeries } from '../kit/vocabulary/shared-metrics';
import { evaluatesAlerts, evaluatesRules, evaluatesUsualAlerts } from '../stores';
import { checkStoreAutoscaling, isInForm, metricsOf, observedPods, sizeIn, warnOfSharedLoad } from '../stores/forms';
import { type Load, replicationFactor } from '../stores/sizing';
import { checkMimir, checkSeen } from './checks';
import { type MimirMembers, mimirConfiguration } from './config';
import { evaluatedBy, rulesFolder } from './evaluated';
import { haLabels, usualSeries } from './limits';
import { memberAlerts } from './member-rules';
import { severalPods } from './members';
import { mimirMetrics } from './metrics';
import { onePod } from './pods';
import { type MimirFormProps, type MimirProps, mimirFormValidators, mimirValidators } from './props';
import { mimirReliedOn } from './relied-on';
import { mimirAlerts } from './rules';
import { sizedBy } from './sized';
import { mimirSizing, queryMemory } from './sizing';

export type { MimirConfiguration } from './config';
export type { MimirFormProps, MimirProps } from './props';

/** Mimir's own bound of a request, by remote write as by OTLP, and of the messages between its parts. */
const largestRequest = mebibytes(100);

/**
 * Mimir: one monolithic process on a local disk or with its data in object storage, three of them, or a workload for each role. It takes
 * metrics by remote write and OTLP, and answers as Prometheus does.
 * https://grafana.com/docs/mimir/latest/references/architecture/deployment-modes/
 */
export class Mimir extends Component {
  static {
    brand(Mimir, 'Mimir');
  }

  /** For writers that speak remote write, such as Alloy and Tempo's metrics generator. */
  readonly remoteWrite: Endpoint<'prometheus.remote-write'>;
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.metrics'>;
  /** Where it answers PromQL. */
  readonly query: Endpoint<'prometheus.query'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Those of its other workloads, where it has several. */
  readonly furtherMetrics: readonly Endpoint<'prometheus.exposition'>[];
  /** For a Grafana: `datasources: [mimir.datasource]`. */
  readonly datasource: PrometheusDatasource;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly reliedOn = mimirReliedOn;
  override readonly evaluationIsStated: boolean;
  /** The load for which it is sized, by its form. Undefined: it is sized by what is stated of one process. */
  readonly load?: Load;
  private readonly props: MimirProps;

  constructor(environment: Environment, given: MimirProps | MimirFormProps) {
    super(environment, 'mimir', given);
    const inForm = isInForm<MimirFormProps>(given) ? this.properties(given, mimirFormValidators) : undefined;
    const size = inForm && sizeIn(this, inForm.form, mimirSizing);
    const props = inForm && size ? sizedBy(inForm, size) : this.properties(given as MimirProps, mimirValidators);
    this.props = props;
    this.load = inForm?.form.load;
    this.evaluationIsStated = props.evaluateAlerts !== undefined;
    const resources = props.resources ?? { cpu: millicores(100), memory: mebibytes(320), memoryLimit: mebibytes(768) };
    if (size) checkStoreAutoscaling(this.check, inForm?.autoscaling, size);
    const several = size && size.form !== 'single' ? size : undefined;
    if (!several) checkMimir(this.check, props, resources);
    if (size?.form === 'distributed' && evaluatesAlerts(props)) checkSeen(this.check, props);
    const { activeSeries = usualSeries } = props;
    const { alertsTo, storage } = props;
    checkOwnRules(this.check, props, { language: 'PromQL' });
    this.knownMetrics = [
      ...mimirMetrics,
      ...recordedMetrics(props.recordingRules),
      ...(evaluatesAlerts(props) ? alertSeries : []),
    ];
    const timeouts = queryTimeouts(props.queryTimeout);
    const rules: ConfigurationFiles = {
      name: `${this.name}-alerts`,
      mountPath: rulesFolder,
      files: () => ({ 'alerts.yaml': toYaml(ruleFile(this.evaluatedAlerts, props, environment.runbooks)) }),
    };
    const configuration = (members?: MimirMembers) =>
      this.configured(
        mimirConfiguration(
          { ...props, activeSeries, shownAt: shownIn(this.incoming) },
          timeouts,
          environment.cluster,
          members,
        ),
        props.configuration,
      );
    const made = { rules: evaluatesRules(props) ? [rules] : [], configuration };
    const pods =
      several && storage && inForm
        ? severalPods(this, {
            ...made,
            size: several,
            storage,
            timeouts,
            withoutRuler: !evaluatesRules(props),
            autoscaling: inForm.autoscaling,
            queryMemory: queryMemory(inForm.form.load),
          })
        : onePod(this, { ...made, props, resources });
    const observed = observedPods(this, pods.workloads);
    this.alerts = [
      ...mimirAlerts(observed, {
        activeSeries,
        evaluatesAlerts: evaluatesRules(props),
        alertsTo,
        copies: several ? replicationFactor : 1,
        inBucket: storage !== undefined,
      }),
      ...(several
        ? memberAlerts(observed, { pods: sum(pods.workloads), cached: Object.keys(several.caches).length > 0 })
        : []),
    ];
    if (alertsTo) pods.ruler?.connect('alertsTo', 'alertmanager', alertsTo);
    const exemplars = true;
    this.remoteWrite = pods.push.endpoint(
      'prometheus.remote-write',
      'http',
      { exemplars, nativeHistograms: true, largestRequest, ...(props.acceptHaSamples ? { haLabels } : {}) },
      { path: '/api/v1/push' },
    );
    this.otlp = pods.push.endpoint('otlp.metrics', 'http', { exemplars, largestRequest }, { path: '/otlp' });
    this.query = pods.query.endpoint(
      'prometheus.query',
      'http',
      { exemplars, timeout: timeouts.answer },
      { path: '/prometheus' },
    );
    [this.metrics, ...this.furtherMetrics] = metricsOf(pods);
    this.datasource = {
      type: 'prometheus',
      name: 'Mimir',
      uid: this.name,
      flavor: 'Mimir',
      // What is pushed comes once a minute, as the agents of OpenTelemetry do it unless told otherwise.
      interval: minutes(1),
      endpoint: this.query,
      store: this.reference,
      tellsClustersApart: environment.cluster.name !== undefined,
      // The process that answers queries tells of rules only where it evaluates them itself.
      evaluatesAlerts: evaluatesRules(props) && pods.ruler === pods.query,
      watches: () => watchedFor(environment.connections, this.reference),
    };
  }

  override get evaluatedAlerts(): readonly EvaluatedAlerts[] {
    return evaluatesUsualAlerts(this.props) ? evaluatedBy(this, this.props.alertsTo) : [];
  }

  /** Alerts and recording rules of the environment's own. */
  override get queries(): readonly Asked[] {
    return queriesOfRules(this.props);
  }

  override build(): void {
    const all = this.environment.components.filter((each) => each instanceof Mimir);
    warnOfSharedLoad(this, all);
    const { alerts = [], recordingRules, alertsTo, evaluateAlerts } = this.props;
    checkRecordedNames(this.check, recordingRules, this.environment.components);
    // What is wrong may be why nothing is collected into it.
    const complete = this.environment.findings.length === 0;
    if (complete && (alertsTo || evaluateAlerts) && alerts.length + this.evaluatedAlerts.length === 0)
      this.check.report(
        alertsTo ? 'alertsTo' : 'evaluateAlerts',
        'there are no alerts to evaluate',
        'alerts of your own, an Alloy with collect: [kubelet()] that sends its metrics here, or no such property',
        { absent: true },
      );
    super.build();
  }
}

const sum = (workloads: readonly Workload[]): number =>
  workloads.reduce((before, { replicas }) => before + replicas, 0);
