import {
  type AlertmanagerDatasource,
  Component,
  type Endpoint,
  type Environment,
  gibibytes,
  mebibytes,
  millicores,
  toYaml,
  Workload,
} from '../kit';
import { hostEndpoint } from '../kit/model/outside-host';
import { type SecretFiles, secretFiles } from '../kit/pods/secret-files';
import { copiesApart } from '../kit/pods/spread';
import type { ComponentAlert } from '../kit/vocabulary/alert';
import { processMetrics } from '../kit/vocabulary/shared-metrics';
import { checkAlertmanager } from './checks';
import { alertmanagerConfiguration, dataFolder, folder } from './config';
import { receiverParts } from './configuration-parts';
import { usualInhibitRules } from './inhibit';
import { connectMembers, membersOf } from './members';
import { alertmanagerMetrics } from './metrics';
import { type AlertmanagerProps, alertmanagerValidators } from './props';
import type { Integration, Receiver } from './receivers';
import { longestInterval, receiversOf } from './routes';
import { alertmanagerAlerts } from './rules';
import { checkLinks, shownBy } from './shown';
import { mailServer, secretsOfSmtp } from './smtp';

export type { AlertmanagerConfiguration } from './config';
export { type InhibitRule, usualInhibitRules } from './inhibit';
export type { Match } from './match';
export type { AlertmanagerProps } from './props';
export {
  type EmailProps,
  email,
  type Msteamsv2Props,
  msteamsv2,
  nobody,
  type OpsgenieProps,
  type OpsgenieResponder,
  opsgenie,
  type PagerdutyProps,
  pagerduty,
  type Receiver,
  type ReceiverProps,
  type SlackProps,
  slack,
  type WebhookProps,
  webhook,
} from './receivers';
export type { Grouping, Route } from './routes';
export type { Smtp } from './smtp';
export { type TimeInterval, type TimeRange, type TimeSpans, timeInterval } from './time-interval';

/**
 * Alertmanager: it groups alerts, tells each group once to those whom it concerns, and keeps silent what is silenced.
 * https://prometheus.io/docs/alerting/latest/alertmanager/
 */
export class Alertmanager extends Component {
  /** Where programs raise alerts: the property `alertsTo` of Prometheus and Loki. */
  readonly push: Endpoint<'alertmanager'>;
  /** Where programs look at alerts and silence them. */
  readonly query: Endpoint<'alertmanager.query'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** For Grafana, which shows what fires and makes silences. */
  readonly datasource: AlertmanagerDatasource;
  /** Alerts about its own metrics. */
  override readonly alerts: readonly ComponentAlert[];
  override readonly knownMetrics = [...processMetrics, ...alertmanagerMetrics];
  override readonly configurationParts = receiverParts;
  private readonly props: AlertmanagerProps;
  private readonly receivers: readonly (readonly [Receiver, Integration])[];
  private readonly secrets: SecretFiles;

  constructor(environment: Environment, given: AlertmanagerProps) {
    super(environment, 'alertmanager', given);
    const props = this.properties(given, alertmanagerValidators);
    this.props = props;
    const { replicas = 1, smtp, routes = [], retention } = props;
    const named = [
      ...new Set([props.receiver, ...receiversOf(routes), ...(props.deadMansSwitch ? [props.deadMansSwitch] : [])]),
    ];
    this.receivers = named.flatMap((receiver) => {
      const integration = receiver.read(this.check);
      return integration ? [[receiver, integration] as const] : [];
    });
    checkAlertmanager(this.check, props, { named, receivers: this.receivers }, environment.cluster);
    this.alerts = alertmanagerAlerts(this, { replicas, groupInterval: longestInterval(props) });
    this.secrets = secretFiles(this, '/etc/alertmanager-secrets', [
      ...(smtp ? secretsOfSmtp(smtp) : []),
      ...this.receivers.flatMap(([, each]) => each.secrets),
    ]);
    const place = { name: this.name, namespace: this.targetNamespace.name, environment: environment.name };
    const members = membersOf(place, replicas, environment.cluster);
    const workload = new Workload(this, {
      kind: 'StatefulSet',
      replicas,
      ...copiesApart(replicas, environment.cluster),
      image: environment.images.alertmanager,
      args: () => [
        `--config.file=${folder}/alertmanager.yaml`,
        `--storage.path=${dataFolder}`,
        ...(retention ? [`--data.retention=${retention}`] : []),
        // So much of what it has sent is forgotten when it is killed, and sent again. The default is 15 minutes.
        '--data.maintenance-interval=1m',
        // After a start it knows no alert. Until each sender has told its own again, one that silences others may be missing.
        '--dispatch.start-delay=1m',
        ...this.shownToPeople(),
        ...members.args,
      ],
      environmentVariables: members.environmentVariables,
      configuration: [
        {
          name: this.name,
          mountPath: folder,
          files: () => ({ 'alertmanager.yaml': this.configurationText() }),
        },
      ],
      // A changed one counts with the next notification, without a restart.
      mounts: this.secrets.mounts,
      identity: { user: 65534 },
      ports: { http: { container: 9093 }, ...members.ports },
      data: { mountPath: dataFolder, size: props.disk ?? gibibytes(1) },
      goProgram: true,
      resources: props.resources ?? { cpu: millicores(10), memory: mebibytes(48), memoryLimit: mebibytes(128) },
      readiness: { path: '/-/ready', port: 'http' },
      ...(replicas > 1 ? { untilUnready: 'sleep' } : {}),
      liveness: { path: '/-/healthy', port: 'http', failureThreshold: 6 },
    });
    if (replicas > 1) connectMembers(workload);
    this.connectOutside(workload);
    const everyPod = replicas > 1;
    const watchdog = props.deadMansSwitch !== undefined;
    this.push = workload.endpoint('alertmanager', 'http', { everyPod, watchdog });
    this.query = workload.endpoint('alertmanager.query', 'http', {});
    this.datasource = { type: 'alertmanager', name: 'Alertmanager', uid: this.name, endpoint: this.query };
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod }, { path: '/metrics' });
  }

  /** Says where links in notifications lead, which is known when everybody is connected. */
  private shownToPeople(): string[] {
    const { externalUrl = shownBy(this.incoming) } = this.props;
    // What people call it by is no path at which it answers.
    return externalUrl ? [`--web.external-url=${externalUrl}`, '--web.route-prefix=/'] : [];
  }

  override finish(): void {
    checkLinks(this.check, this.props, this.incoming);
  }

  /** The mail server and the hosts of receivers, which network policies let through, and nothing else. */
  private connectOutside(workload: Workload): void {
    const { smtp } = this.props;
    const { name } = this.environment;
    if (smtp) workload.connect('smtp', 'smtp', hostEndpoint(name, 'smtp', mailServer(smtp), {}));
    for (const [{ place }, { calls }] of this.receivers) {
      if (calls) workload.connect(place, 'webhook', hostEndpoint(name, 'webhook', calls, {}), { usesProxy: true });
    }
  }

  private configurationText(): string {
    const { smtp, receiver, routes = [], inhibitRules = usualInhibitRules, deadMansSwitch, configuration } = this.props;
    const { receivers, props: grouping, secrets, environment } = this;
    const { fileOf } = secrets;
    const { cluster } = environment;
    const made = { smtp, receivers, receiver, routes, grouping, inhibitRules, deadMansSwitch, fileOf, cluster };
    return toYaml(this.configured(alertmanagerConfiguration(made), configuration));
  }
}
