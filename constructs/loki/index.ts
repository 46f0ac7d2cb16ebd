import {
  Component,
  type Endpoint,
  type Environment,
  type LokiDatasource,
  mebibytes,
  millicores,
  toYaml,
  Workload,
} from '../kit';
import { queryTimeouts } from '../kit/model/timeouts';
import { alertsByCluster } from '../kit/queries/clusters/alerts';
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
import { checkLoki } from './checks';
import { dataFolder, lokiConfiguration } from './config';
import { largestOtlpRequest, largestPush, usualStreams } from './limits';
import { logAlertFile, logAlerts, rulesFolder, usualGroup } from './log-alerts';
import { lokiMetrics } from './metrics';
import { type LokiProps, lokiValidators } from './props';
import { lokiAlerts } from './rules';

export type { LokiConfiguration } from './config';
export type { LokiProps } from './props';

/**
 * Loki, one monolithic process on a local disk, or with its data in object storage.
 * https://grafana.com/docs/loki/latest/get-started/deployment-modes/#monolithic-mode
 */
export class Loki extends Component {
  /** For Alloy. */
  readonly push: Endpoint<'loki.push'>;
  /** For the Collector. */
  readonly otlp: Endpoint<'otlp.logs'>;
  /** For whoever asks in LogQL. */
  readonly query: Endpoint<'loki.query'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: LokiDatasource;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = lokiMetrics;
  private readonly evaluated: EvaluatedAlerts[] = [];

  constructor(environment: Environment, given: LokiProps) {
    super(environment, 'loki', given);
    const props = this.properties(given, lokiValidators);
    const resources = props.resources ?? { cpu: millicores(100), memory: mebibytes(224), memoryLimit: mebibytes(512) };
    checkLoki(this.check, props, resources);
    const timeouts = queryTimeouts(props.queryTimeout);
    const { alerts = [], alertsTo, storage } = props;
    const usual = evaluatesUsualAlerts(props)
      ? alertsByCluster(logAlerts(this.name), 'LogQL', environment.cluster)
      : [];
    checkAlerts(this.check, alerts, { language: 'LogQL', others: usual });
    this.alerts = lokiAlerts(this, { evaluatesAlerts: evaluatesAlerts(props), streams: props.streams ?? usualStreams });
    if (usual.length > 0) this.evaluated.push({ about: usualGroup, language: 'LogQL', alerts: usual });
    const workload = new Workload(
      this,
      monolith({
        program: 'loki',
        configMap: this.name,
        image: environment.images.loki,
        configuration: () =>
          onlyKnownVariables(
            this.check,
            storage,
            toYaml(
              this.configured(
                lokiConfiguration({ ...props, cluster: environment.cluster }, resources, timeouts),
                props.configuration,
              ),
            ),
          ),
        furtherFiles: evaluatesAlerts(props)
          ? [
              {
                name: `${this.name}-alerts`,
                mountPath: rulesFolder,
                files: () => ({ 'alerts.yaml': toYaml(logAlertFile(usual, alerts, environment.runbooks)) }),
              },
            ]
          : [],
        ports: { http: { container: 3100 }, grpc: { container: 9095 } },
        dataFolder,
        disk: props.disk,
        storagePod: storagePod(this, storage),
        expandsVariables: expandsVariables(storage),
        resources,
        liveness: { path: '/loki/api/v1/status/buildinfo', port: 'http', initialDelaySeconds: 60, failureThreshold: 6 },
      }),
    );
    connectStorage(this, workload, storage);
    if (alertsTo) workload.connect('alertsTo', 'alertmanager', alertsTo);
    this.push = workload.endpoint('loki.push', 'http', { largestRequest: largestPush }, { path: '/loki/api/v1/push' });
    this.otlp = workload.endpoint('otlp.logs', 'http', { largestRequest: largestOtlpRequest }, { path: '/otlp' });
    this.query = workload.endpoint('loki.query', 'http', { timeout: timeouts.answer });
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = {
      type: 'loki',
      name: 'Loki',
      uid: this.name,
      endpoint: this.query,
      evaluatesAlerts: evaluatesAlerts(props),
      tellsClustersApart: environment.cluster.name !== undefined,
    };
  }
  override get evaluatedAlerts(): readonly EvaluatedAlerts[] {
    return this.evaluated;
  }
}
