import {
  Component,
  type Endpoint,
  type Environment,
  mebibytes,
  millicores,
  type Permission,
  scratch,
  Workload,
} from '../../kit';
import { secretsOfAll } from '../../kit/model/access';
import { brand } from '../../kit/model/brand';
import { checkCopies } from '../../kit/model/copies';
import { secretFiles } from '../../kit/pods/secret-files';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import { labelsOfCluster } from '../../kit/vocabulary/signal-labels';
import { largestPush } from '../../pod-logs/largest-push';
import { alloyMetrics } from '../metrics';
import { alloyPod, alloyUser, holdsLines, ownPort } from '../pod';
import { alloyAlerts } from '../rules';
import { fileParts } from '../syntax/configuration-parts';
import { kubernetesEventsConfiguration } from './config';
import { type KubernetesEventsProps, kubernetesEventsValidators } from './props';

export type { KubernetesEventsProps } from './props';

const watchEvents: Permission = {
  apiGroups: [''],
  resources: ['events'],
  verbs: ['list', 'watch'],
  reason: 'reads the events of every namespace, which are its log lines',
};

/**
 * Events of the cluster as log lines, read by an Alloy in a pod of its own: once for the whole cluster, as the agents of the nodes would each
 * read all of them. The API server forgets an event after an hour; here it is kept as long as other lines.
 *
 * A line has the fields `name`, `kind`, `reason`, `type` and `msg`, among others, in logfmt. Its labels are the `namespace` of the object, and
 * `kubernetes-events` as `service_name` and `container`. https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kubernetes_events/
 */
export class KubernetesEvents extends Component {
  static {
    brand(KubernetesEvents, 'KubernetesEvents');
  }

  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = alloyMetrics;
  override readonly configurationParts = fileParts;
  override readonly appliesLogRules = true;
  override readonly reads = () => [{ what: 'the events', property: 'logsTo', sentBy: ['logsTo', 'copyTo.logs'] }];

  constructor(environment: Environment, given: KubernetesEventsProps) {
    super(environment, 'kubernetes-events', given);
    const props = this.properties(given, kubernetesEventsValidators);
    const { logsTo, copyTo, resources, configuration } = props;
    this.alerts = alloyAlerts(this, { logsTo, copyTo });
    const secrets = secretFiles(this, '/etc/alloy-secrets', secretsOfAll([logsTo, copyTo?.logs], 'password'));
    const sender = { fileOf: secrets.fileOf, labels: labelsOfCluster(environment.cluster) };
    const workload = new Workload(this, {
      kind: 'Deployment',
      ...alloyPod(this, {
        storagePath: '/tmp/alloy',
        file: () => kubernetesEventsConfiguration(props, { logRules: environment.logRules, sender }),
        change: configuration,
      }),
      identity: alloyUser,
      permissions: { cluster: [watchEvents] },
      ports: ownPort,
      mounts: [scratch('tmp', '/tmp', mebibytes(64)), ...secrets.mounts],
      resources: resources ?? { cpu: millicores(10), memory: mebibytes(64), memoryLimit: mebibytes(256) },
      terminationGrace: holdsLines,
    });
    workload.connect('kubernetes', 'kubernetes.api', environment.existing.apiServer);
    const ofLogs = { usesAccess: true, usesProxy: true, largestRequest: largestPush };
    workload.connect('logsTo', 'loki.push', logsTo, ofLogs);
    if (copyTo?.logs) workload.connect('copyTo.logs', 'loki.push', copyTo.logs, ofLogs);
    checkCopies(this.check, copyTo, [{ signal: 'logs', property: 'logsTo', first: logsTo, copy: copyTo?.logs }]);
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: '/metrics' });
  }
}
