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
import { queryTimeouts } from '../kit/model/timeouts';
import { alertGroup, type ComponentAlert } from '../kit/vocabulary/alert';
import { checkAlerts } from '../kit/vocabulary/alert-checks';
import { watchedAlerts } from '../kit/vocabulary/alert-forms';
import { processMetrics } from '../kit/vocabulary/shared-metrics';
import { type Watched, watchedValidator } from '../kit/vocabulary/watched';
import type { Scraped } from '../scrape';
import { permissionsFor, watchScrapedPods } from '../scrape/privileges';
import { checkScraped } from '../scrape/scraped';
import { checkDiskHoldsRetention } from '../stores';
import { blocksOn, checkPrometheus, usualSeries } from './checks';
import { alertFile, folder, prometheusConfiguration, scrapeInterval } from './config';
import { prometheusMetrics } from './metrics';
import { type PrometheusProps, prometheusValidators } from './props';
import { prometheusAlerts } from './rules';

export type { PrometheusConfiguration } from './config';
export type { PrometheusProps } from './props';

/**
 * A small Prometheus that pulls the metrics of the pipeline itself and evaluates its alerts. It depends on nothing that it watches,
 * so it still answers, and evaluates alerts, when the rest is down.
 * https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export class Prometheus extends Component {
  readonly query: Endpoint<'prometheus.query'>;
  readonly metrics: Endpoint<'prometheus.exposition'>;
  readonly datasource: PrometheusDatasource;
  /** Alerts about itself and about what it pulls, which it evaluates itself. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = [...processMetrics, ...prometheusMetrics];
  private readonly workload: Workload;
  private readonly watched: Watched[] = [];

  private readonly props: PrometheusProps;

  constructor(environment: Environment, given: PrometheusProps) {
    super(environment, 'prometheus', given);
    const props = this.properties(given, prometheusValidators);
    this.props = props;
    checkDiskHoldsRetention(this.check, props);
    const resources = props.resources ?? { cpu: millicores(50), memory: mebibytes(128), memoryLimit: mebibytes(320) };
    checkPrometheus(this.check, props, resources);
    const timeouts = queryTimeouts(props.queryTimeout);
    const { alerts = [], alertsTo } = props;
    checkAlerts(this.check, alerts, { language: 'PromQL' });
    this.alerts = prometheusAlerts(this, props);
    this.evaluatedAlerts.push({ about: this.name, language: 'PromQL', alerts: this.alerts });
    const { scrape = [] } = props;
    checkScraped(this.check, 'scrape', scrape);
    this.workload = new Workload(this, {
      kind: 'StatefulSet',
      image: environment.images.prometheus,
      args: [
        `--config.file=${folder}/prometheus.yaml`,
        '--storage.tsdb.path=/prometheus',
        `--storage.tsdb.retention.time=${props.retention}`,
        // What comes first counts. Without it a full disk would end Prometheus.
        `--storage.tsdb.retention.size=${blocksOn(props.disk)}`,
        `--query.timeout=${timeouts.query}`,
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
      resources,
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
    this.query = this.workload.endpoint('prometheus.query', 'http', { exemplars: false, timeout: timeouts.answer });
    this.metrics = this.workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
    this.datasource = {
      type: 'prometheus',
      name: 'Prometheus',
      uid: this.name,
      flavor: 'Prometheus',
      interval: scrapeInterval,
      endpoint: this.query,
      store: this.reference,
      evaluatesAlerts: true,
    };
  }

  /** Pulls the metrics of these components and evaluates their alerts. Reports one that is watched twice. */
  watch(...watched: readonly Watched[]): void {
    for (const each of watched) {
      const component = this.check.read('watch', each, watchedValidator);
      if (!component) continue;
      const { metrics, alerts = [] } = component;
      const fresh = this.check.require(
        !this.watched.some((other) => other.metrics === metrics),
        'watch',
        `${metrics.owner.component} is watched twice`,
        'each component once',
      );
      if (fresh) this.evaluatedAlerts.push(watchedAlerts(metrics, alerts));
      this.workload.connect('watch', 'prometheus.exposition', metrics);
      this.watched.push(component);
    }
  }

  /** Its configuration, and the alerts: those of what it watches, its own, and those of the environment. */
  private configurationFiles(): Record<string, string> {
    const { alerts = [], alertsTo, scrape: scraped = [], configuration, series = usualSeries } = this.props;
    const groups = [...this.evaluatedAlerts, ...(alerts.length > 0 ? [{ about: 'own', alerts }] : [])];
    const { runbooks } = this.environment;
    const targets = this.watched.map(({ metrics }) => metrics);
    const { cluster } = this.environment;
    const given = prometheusConfiguration({ own: this.metrics, targets, scraped, series, alertsTo, cluster });
    return {
      'prometheus.yaml': toYaml(this.configured(given, configuration)),
      [alertFile]: toYaml({ groups: groups.map((each) => alertGroup(each.about, each.alerts, runbooks)) }),
    };
  }
}

/** What finding these asks of the Kubernetes API, each rule once. */
const permissionsOf = (scrape: readonly Scraped[]): Permission[] => [
  ...new Set([watchScrapedPods, ...scrape.flatMap(permissionsFor)]),
];
