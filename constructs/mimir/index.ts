import {
  Component,
  type Endpoint,
  type Environment,
  mebibytes,
  millicores,
  minutes,
  type PrometheusDatasource,
  toYaml,
  Workload,
} from '../kit';
import { queryTimeouts } from '../kit/model/timeouts';
import type { Asked } from '../kit/queries';
import type { ComponentAlert, EvaluatedAlerts } from '../kit/vocabulary/alert';
import { checkAlerts } from '../kit/vocabulary/alert-checks';
import {
  connectStorage,
  evaluatesAlerts,
  evaluatesUsualAlerts,
  expandsVariables,
  monolith,
  onlyKnownVariables,
  storagePod,
} from '../stores';
import { checkMimir } from './checks';
import { dataFolder, mimirConfiguration, prefixesOf } from './config';
import { evaluatedBy, ruleFile, rulesFolder } from './evaluated';
import { haLabels, usualSeries } from './limits';
import { mimirMetrics } from './metrics';
import { type MimirProps, mimirValidators } from './props';
import { mimirAlerts } from './rules';

export type { MimirConfiguration } from './config';
export type { MimirProps } from './props';

/** Mimir's own bound of a request, by remote write as by OTLP, and of the messages between its parts. */
const largestRequest = mebibytes(100);

/**
 * Mimir, one monolithic process on a local disk, or with its data in object storage: metrics by remote write and OTLP, queried as Prometheus.
 * https://grafana.com/docs/mimir/latest/references/architecture/deployment-modes/
 */
export class Mimir extends Component {
  /** For writers that speak remote write, such as Alloy and Tempo's metrics generator. */
  readonly remoteWrite: Endpoint<'prometheus.remote-write'>;
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.metrics'>;
  /** For whoever asks in PromQL. */
  readonly query: Endpoint<'prometheus.query'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: PrometheusDatasource;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = mimirMetrics;
  private readonly props: MimirProps;

  constructor(environment: Environment, given: MimirProps) {
    super(environment, 'mimir', given);
    const props = this.properties(given, mimirValidators);
    this.props = props;
    const resources = props.resources ?? { cpu: millicores(100), memory: mebibytes(320), memoryLimit: mebibytes(768) };
    checkMimir(this.check, props, resources);
    const { activeSeries = usualSeries } = props;
    const { alerts = [], alertsTo, storage } = props;
    checkAlerts(this.check, alerts, { language: 'PromQL' });
    this.alerts = mimirAlerts(this, { activeSeries, evaluatesAlerts: evaluatesAlerts(props), alertsTo });
    const timeouts = queryTimeouts(props.queryTimeout);
    const workload = new Workload(
      this,
      monolith({
        program: 'mimir',
        configMap: this.name,
        image: environment.images.mimir,
        configuration: () =>
          onlyKnownVariables(
            this.check,
            storage,
            toYaml(
              this.configured(
                mimirConfiguration({ ...props, activeSeries }, timeouts, environment.cluster),
                props.configuration,
              ),
            ),
          ),
        furtherFiles: evaluatesAlerts(props)
          ? [
              {
                name: `${this.name}-alerts`,
                mountPath: rulesFolder,
                files: () => ({ 'alerts.yaml': toYaml(ruleFile(this.evaluatedAlerts, alerts, environment.runbooks)) }),
              },
            ]
          : [],
        ports: { http: { container: 8080 }, grpc: { container: 9095 } },
        dataFolder,
        disk: props.disk,
        storagePod: storagePod(this, storage),
        expandsVariables: expandsVariables(storage),
        resources,
      }),
    );
    connectStorage(this, workload, storage, storage && Object.values(prefixesOf(storage)));
    if (alertsTo) workload.connect('alertsTo', 'alertmanager', alertsTo);
    const exemplars = true;
    this.remoteWrite = workload.endpoint(
      'prometheus.remote-write',
      'http',
      { exemplars, nativeHistograms: true, largestRequest, ...(props.acceptHaSamples ? { haLabels } : {}) },
      { path: '/api/v1/push' },
    );
    this.otlp = workload.endpoint('otlp.metrics', 'http', { exemplars, largestRequest }, { path: '/otlp' });
    this.query = workload.endpoint(
      'prometheus.query',
      'http',
      { exemplars, timeout: timeouts.answer },
      { path: '/prometheus' },
    );
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
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
      evaluatesAlerts: evaluatesAlerts(props),
    };
  }

  override get evaluatedAlerts(): readonly EvaluatedAlerts[] {
    return evaluatesUsualAlerts(this.props) ? evaluatedBy(this, this.props.alertsTo) : [];
  }

  /** Alerts of the environment's own. */
  override get queries(): readonly Asked[] {
    return this.props.alerts ?? [];
  }

  override build(): void {
    const { alerts = [], alertsTo, evaluateAlerts } = this.props;
    if (alertsTo || evaluateAlerts) {
      this.check.require(
        alerts.length + this.evaluatedAlerts.length > 0,
        alertsTo ? 'alertsTo' : 'evaluateAlerts',
        'there are no alerts to evaluate',
        'alerts of your own, an Alloy with collect: [kubelet()] that sends its metrics here, or no such property',
      );
    }
    super.build();
  }
}
