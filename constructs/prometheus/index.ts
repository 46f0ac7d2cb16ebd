import {
  Component,
  type Endpoint,
  type Environment,
  mebibytes,
  millicores,
  type Permission,
  type PrometheusDatasource,
  seconds,
  toYaml,
  Workload,
} from '../kit';
import { alertGroup } from '../kit/vocabulary/alert';
import { checkAlerts } from '../kit/vocabulary/alert-checks';
import { processMetrics } from '../kit/vocabulary/shared-metrics';
import { type Watched, watchedValidator } from '../kit/vocabulary/watched';
import type { Scraped } from '../scrape';
import { permissionsFor, watchScrapedPods } from '../scrape/privileges';
import { checkScraped } from '../scrape/scraped';
import { checkDiskHoldsRetention } from '../stores';
import { alertFile, folder, prometheusConfiguration, scrapeInterval } from './config';
import { type PrometheusProps, prometheusValidators } from './props';

export type { PrometheusConfiguration } from './config';
export type { PrometheusProps } from './props';

/**
 * A small Prometheus that pulls the metrics of the pipeline itself. It depends on nothing that it watches,
 * so it still answers, and evaluates alerts, when the rest is down.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export class Prometheus extends Component {
  readonly query: Endpoint<'prometheus.query'>;
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: PrometheusDatasource;
  override readonly knownMetrics = processMetrics;
  private readonly workload: Workload;
  private readonly watched: Watched[] = [];

  private readonly props: PrometheusProps;

  constructor(environment: Environment, given: PrometheusProps) {
    super(environment, 'prometheus', given);
    const props = this.properties(given, prometheusValidators);
    this.props = props;
    checkDiskHoldsRetention(this.check, props);
    const { alerts = [], alertsTo } = props;
    checkAlerts(this.check, alerts, { language: 'PromQL' });
    const { scrape = [] } = props;
    checkScraped(this.check, 'scrape', scrape);
    this.workload = new Workload(this, {
      kind: 'StatefulSet',
      image: environment.images.prometheus,
      args: [
        `--config.file=${folder}/prometheus.yaml`,
        '--storage.tsdb.path=/prometheus',
        `--storage.tsdb.retention.time=${props.retention}`,
      ],
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => this.configurationFiles(),
        },
      ],
      permissions: scrape.length > 0 ? { cluster: permissionsOf(scrape) } : undefined,
      identity: { user: 65534 },
      ports: { http: { container: 9090 } },
      data: { mountPath: '/prometheus', size: props.disk },
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(50), memory: mebibytes(128), memoryLimit: mebibytes(320) },
      readiness: { path: '/-/ready', port: 'http' },
      liveness: { path: '/-/healthy', port: 'http', failureThreshold: 6 },
      // The write-ahead log is replayed before it answers.
      startup: { path: '/-/ready', port: 'http', periodSeconds: 5, failureThreshold: 60 },
      terminationGrace: seconds(60),
    });
    if (scrape.length > 0) this.workload.connect('scrape', 'kubernetes.api', environment.existing.apiServer);
    for (const endpoint of scrape.flatMap((each) => each.endpoints(environment.existing))) {
      this.workload.connect('scrape', 'prometheus.exposition', endpoint);
    }
    if (alertsTo) this.workload.connect('alertsTo', 'alertmanager', alertsTo);
    this.query = this.workload.endpoint('prometheus.query', 'http', { exemplars: false });
    this.metrics = this.workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = {
      type: 'prometheus',
      name: 'Prometheus',
      uid: this.name,
      flavor: 'Prometheus',
      interval: scrapeInterval,
      endpoint: this.query,
      store: this.reference,
      evaluatesAlerts: alertsTo !== undefined || alerts.length > 0,
    };
  }

  /** Pulls the metrics of these components. Reports one that is watched twice. */
  watch(...watched: readonly Watched[]): void {
    for (const each of watched) {
      const component = this.check.read('watch', each, watchedValidator);
      if (!component) continue;
      const { metrics } = component;
      this.check.require(
        !this.watched.some((other) => other.metrics === metrics),
        'watch',
        `${metrics.owner.component} is watched twice`,
        'each component once',
      );
      this.workload.connect('watch', 'prometheus.exposition', metrics);
      this.watched.push(component);
    }
  }

  /** Its configuration, and its alerts where it evaluates any. */
  private configurationFiles(): Record<string, string> {
    const { alerts = [], alertsTo, scrape: scraped = [], configuration } = this.props;
    const groups = [
      ...(alertsTo ? this.watched : []).map(({ metrics, alerts = [] }) => alertGroup(metrics.owner.workload, alerts)),
      alertGroup('own', alerts),
    ].filter(({ rules }) => rules.length > 0);
    const evaluatesAlerts = groups.length > 0;
    const targets = this.watched.map(({ metrics }) => metrics);
    const given = prometheusConfiguration({ targets, scraped, evaluatesAlerts, alertsTo });
    return {
      'prometheus.yaml': toYaml(this.configured(given, configuration)),
      ...(evaluatesAlerts ? { [alertFile]: toYaml({ groups }) } : {}),
    };
  }
}

/** What finding these asks of the Kubernetes API, each rule once. */
const permissionsOf = (scrape: readonly Scraped[]): Permission[] => [
  ...new Set([watchScrapedPods, ...scrape.flatMap(permissionsFor)]),
];
