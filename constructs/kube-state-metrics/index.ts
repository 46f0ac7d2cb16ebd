import { Component, type Endpoint, type Environment, type KnownMetrics, Workload } from '../kit';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { processMetrics } from '../kit/vocabulary/shared-metrics';
import { objectMetrics } from '../kubernetes/metrics';
import { podAlerts } from '../kubernetes/pods';
import { workloadAlerts } from '../kubernetes/workloads';
import { askedOf } from '../scrape/keep';
import { type Load, warnOfStatedLoad } from '../stores/sizing';
import { isOfAny, type ObjectCollector, usualCollectors } from './collectors';
import { allowlistFlag, labelMetrics } from './labels';
import { kubeStateMetricsMetrics } from './metrics';
import { permissionsFor } from './privileges';
import { checkAllowlist, type KubeStateMetricsProps, kubeStateMetricsValidators } from './props';
import { kubeStateMetricsAlerts } from './rules';
import { sizedBy, usualResources } from './sized';

export type { ObjectCollector } from './collectors';
export type { LabelsAllowlist } from './labels';
export type { KubeStateMetricsProps } from './props';

/** What the name of a metric begins with, as far as its pattern has plain letters. */
const beginningOf = ({ source }: RegExp): string => source.replace(/^\^/, '').replace(/[($].*$/, '');

/**
 * kube-state-metrics: the state of the objects of the Kubernetes API, as `kube_*`. It lists and watches the kinds that are asked for, and
 * never Secrets or ConfigMaps.
 * https://github.com/kubernetes/kube-state-metrics
 */
export class KubeStateMetrics extends Component {
  /** The metrics of objects. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Its metrics about itself. */
  readonly telemetry: Endpoint<'prometheus.exposition'>;
  /** Alerts about nodes, pods and workloads, and about itself. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics: readonly KnownMetrics[];
  override readonly hiddenMetrics: readonly KnownMetrics[];
  /** The load for which it is sized. Undefined: none is stated. */
  readonly load?: Load;
  override readonly clusterExporters = [
    { of: 'objects', property: 'new KubeStateMetrics', written: 'KubeStateMetrics' },
  ] as const;

  constructor(environment: Environment, given: KubeStateMetricsProps = {}) {
    super(environment, 'kube-state-metrics', given);
    const props = this.properties(given, kubeStateMetricsValidators);
    const collectors = [...new Set(props.collectors ?? usualCollectors)].sort();
    const { metricLabelsAllowlist: allowlist = {} } = props;
    checkAllowlist(this.check, allowlist, collectors);
    // An alert about a metric that is not shown could never fire.
    const ofShown = ({ expression }: ComponentAlert) =>
      [...expression.matchAll(/\bkube_\w+/g)].every(([metric]) => isOfAny(collectors, metric));
    this.alerts = [...[...podAlerts, ...workloadAlerts].filter(ofShown), ...kubeStateMetricsAlerts(this)];
    const isShown = ({ name }: KnownMetrics) => isOfAny(collectors, beginningOf(name));
    this.hiddenMetrics = objectMetrics.filter((each) => !isShown(each));
    this.knownMetrics = [
      ...objectMetrics.filter(isShown),
      ...labelMetrics(allowlist),
      ...kubeStateMetricsMetrics,
      ...processMetrics,
    ];
    const { load, onlyAsked = false } = props;
    this.load = load;
    const sized = load && sizedBy(environment, this.check, load, props);
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: environment.images.kubeStateMetrics,
      args: () => {
        if (!load) warnOfStatedLoad(this, 'nobody knows how much is shown of them', 'the same load');
        return [
          `--resources=${collectors.join(',')}`,
          ...(Object.keys(allowlist).length > 0 ? [`--metric-labels-allowlist=${allowlistFlag(allowlist)}`] : []),
          ...(onlyAsked ? this.shownMetrics(collectors) : []),
        ];
      },
      identity: { user: 65534 },
      permissions: { cluster: permissionsFor(collectors) },
      ports: { http: { container: 8080 }, telemetry: { container: 8081 } },
      goProgram: true,
      resources: props.resources ?? sized?.resources ?? usualResources,
      readiness: { path: '/readyz', port: 'telemetry' },
      // Its /livez asks the API server, whose absence no restart mends.
      liveness: { path: '/healthz', port: 'http', failureThreshold: 6 },
    });
    workload.connect('kubernetes', 'kubernetes.api', environment.existing.apiServer);
    const offers = { everyPod: false, ofCluster: true, ofOthers: true, ...(sized ? { shows: sized.shows } : {}) };
    this.metrics = workload.endpoint('prometheus.exposition', 'http', offers, { path: '/metrics' });
    this.telemetry = workload.endpoint('prometheus.exposition', 'telemetry', { everyPod: false }, { path: '/metrics' });
  }

  /** The flag with what is asked of objects. Without a name it would show all. */
  private shownMetrics(collectors: readonly ObjectCollector[]): readonly string[] {
    const asked = askedOf(this.environment)(this.knownMetrics).filter((name) => isOfAny(collectors, name));
    return asked.length > 0 ? [`--metric-allowlist=${[...asked].sort().join(',')}`] : [];
  }
}
