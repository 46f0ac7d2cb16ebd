import {
  Component,
  type Endpoint,
  type Environment,
  gibibytes,
  mebibytes,
  millicores,
  scratch,
  toYaml,
  Workload,
} from '../kit';
import { queryProtocols } from '../kit/model/datasource';
import { addIngress } from '../kit/pods/ingress';
import type { Asked } from '../kit/queries';
import { toIni } from '../kit/text/ini';
import { metricsElsewhere, platformMetrics } from '../metrics';
import { adminPassword } from './admin-password';
import { checkDashboards, checkDatasources } from './checks';
import { grafanaIni, provisioningFolder, settingsFolder } from './config';
import { type GrafanaConfiguration, grafanaForm } from './configuration-form';
import { datasourceParts } from './configuration-parts';
import { dashboardFiles } from './dashboards';
import { checkDatabase, databaseSettings, grafanaReliedOn } from './database';
import { datasourcesYaml, provisionedDatasources } from './datasources';
import { alertingSettings, connectMembers, evaluating, memberPod } from './members';
import { grafanaMetrics } from './metrics';
import { type GrafanaProps, grafanaValidators } from './props';
import { dashboardConfiguration, dashboardProviders } from './provisioned-dashboards';
import { promqlOf } from './queries';
import { grafanaAlerts } from './rules';
import { grafanaSecrets } from './secrets';
import { shownAt } from './shown-at';
import { warnOfNothingShown } from './shown-checks';
import { checkSignIn } from './sign-in/checks';
import { signInSettings } from './sign-in/settings';

/** The units of panels, such as `units.Percent`. */
export * as units from '@grafana/grafana-foundation-sdk/units';
export { answeredBy } from './checks';
export type { GrafanaConfiguration, GrafanaContentConfiguration } from './configuration-form';
export { GrafanaContent, type GrafanaContentProps } from './content';
export {
  alerting,
  cluster,
  type Dashboard,
  type DashboardFileOptions,
  type DashboardProps,
  dashboard,
  dashboardFile,
  type EndpointAttribute,
  type EndpointOptions,
  endpointDimensions,
  erroringEndpoints,
  httpErrorRate,
  inFolder,
  k6LoadTest,
  logAnalysis,
  lokiLogs,
  nodes,
  pipelineHealth,
  redByEndpoint,
  springBoot,
  springBootMicrometer,
  tempoTracing,
  tracesInDashboards,
  tracingOverview,
  workloads,
} from './dashboards';
export * as links from './dashboards/explore-link';
export type { Section } from './dashboards/layout';
export * as panels from './dashboards/panels';
export * as variables from './dashboards/variables';

export type { GrafanaIngress, GrafanaProps } from './props';
export type { GenericOauth } from './sign-in/props';
export type { Roles } from './sign-in/roles';

/** Nobody listens there. */
const closedPort = 9;

const dataFolder = '/var/lib/grafana';

/**
 * That it answers includes its database, which is a file of its own. A volume that is slow for a while, as while the database is changed for a new
 * version, is no reason to end it: https://github.com/grafana-community/helm-charts/blob/main/charts/grafana/values.yaml waits as long.
 */
const ofOwnDatabase = {
  path: '/api/health',
  port: 'http',
  initialDelaySeconds: 60,
  timeoutSeconds: 30,
  failureThreshold: 10,
} as const;

/**
 * A new version changes the database before it listens, one pod after the other. While the database is away a pod takes no requests, and stays:
 * one that begins without it ends at once.
 */
const patience = {
  startup: { port: 'http', periodSeconds: 5, failureThreshold: 120 },
  liveness: { port: 'http', failureThreshold: 6 },
} as const;

/**
 * Grafana, one process with its database on a volume or several with one in PostgreSQL, provisioned with datasources, the links between them, and dashboards.
 * The user is `admin`; the password is in a Secret, which is made once in the cluster unless somebody else makes it.
 * https://grafana.com/docs/grafana/latest/setup-grafana/
 */
export class Grafana extends Component {
  /** Its pages and API. */
  readonly web: Endpoint<'http'>;
  /** Its own metrics. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
  /** Alerts about its own metrics. */
  override readonly alerts = grafanaAlerts(this);
  override readonly knownMetrics = grafanaMetrics;
  override readonly configurationParts = datasourceParts;
  override readonly reliedOn = grafanaReliedOn;
  override readonly dashboardMetrics = platformMetrics;
  override readonly metricsElsewhere = metricsElsewhere;
  private readonly props: GrafanaProps;

  constructor(environment: Environment, given: GrafanaProps) {
    super(environment, 'grafana', given);
    const props = this.properties(given, grafanaValidators);
    this.props = props;
    const { datasources, dashboards = [], ingress } = props;
    checkDashboards(this, dashboards, datasources);
    checkDatasources(this, datasources);
    checkDatabase(this.check, props);
    checkSignIn(this.check, props);
    const namespace = this.targetNamespace.name;
    const password = adminPassword(this, props);
    const { database, replicas = 1 } = props;
    const alertsBy = evaluating(props);
    const secrets = grafanaSecrets(this, props);
    const members = memberPod(alertsBy);
    const place = { name: this.name, namespace, environment: environment.name };
    const everyPod = replicas > 1;
    const address = ingress && { host: ingress.host, tls: ingress.tls !== undefined };
    let configured: GrafanaConfiguration | undefined;
    // Three files show what one function may change.
    const configuration = () => {
      const provisioned = provisionedDatasources(datasources, environment.connections);
      configured ??= this.configured<GrafanaConfiguration>(
        {
          ini: grafanaIni(address, provisioned, {
            ...(database ? { database: databaseSettings(database, replicas, secrets.fileOf) } : {}),
            ...(props.genericOauth ? signInSettings(props.genericOauth, secrets.fileOf) : {}),
            ...alertingSettings(alertsBy, place, environment.cluster),
          }),
          datasources: provisioned,
          dashboardProviders: dashboardProviders(dashboards),
        },
        props.configuration,
        grafanaForm,
      );
      return configured;
    };
    const workload = new Workload(this, {
      // Several pods are a Deployment, which by default takes none away before its successor is ready.
      kind: database ? 'Deployment' : 'StatefulSet',
      replicas,
      ...(everyPod ? { headless: true } : {}),
      image: environment.images.grafana,
      environmentVariables: {
        GF_PATHS_CONFIG: `${settingsFolder}/grafana.ini`,
        GF_SECURITY_ADMIN_PASSWORD: { secret: password.secret },
        ...secrets.variables,
        ...members.environmentVariables,
      },
      configuration: [
        {
          name: this.name,
          mountPath: settingsFolder,
          files: () => ({
            'grafana.ini': toIni(configuration().ini),
            ...password.files(),
          }),
        },
        {
          name: `${this.name}-datasources`,
          mountPath: `${provisioningFolder}/datasources`,
          files: () => ({ 'datasources.yaml': datasourcesYaml(configuration().datasources, { prune: true }) }),
        },
        {
          name: `${this.name}-dashboard-providers`,
          mountPath: `${provisioningFolder}/dashboards`,
          files: () => ({ 'providers.yaml': toYaml(configuration().dashboardProviders) }),
        },
        ...dashboardConfiguration(this.name, dashboards, (those) => dashboardFiles(those, datasources, environment)),
      ],
      permissions: password.permissions,
      initContainers: password.initContainers,
      identity: { user: 472 },
      ports: {
        http: { container: 3000, service: 80 },
        ...(ingress ? { closed: { container: closedPort } } : {}),
        ...members.ports,
      },
      ...(database ? {} : { data: { mountPath: dataFolder, size: props.disk ?? gibibytes(1) } }),
      mounts: [
        ...(database ? [scratch('data', dataFolder, mebibytes(256))] : []),
        scratch('tmp', '/tmp', mebibytes(64)),
        ...secrets.mounts,
      ],
      goProgram: true,
      // The datasources in use are processes of their own beside Grafana, within the same limit.
      resources: props.resources ?? { cpu: millicores(100), memory: mebibytes(192), memoryLimit: mebibytes(512) },
      readiness: { path: '/api/health', port: 'http' },
      ...(database ? { ...patience, untilUnready: 'sleep' } : { liveness: ofOwnDatabase }),
    });
    this.expectedSecrets.push({
      namespace,
      name: password.secret.name,
      keys: [password.secret.key],
      reason: password.reason,
      madeBefore: password.madeBefore,
    });
    // The init container makes the password's Secret there.
    if (!password.madeBefore) workload.connect('adminPassword', 'kubernetes.api', environment.existing.apiServer);
    if (database) workload.connect('database', 'postgresql', database, { usesAccess: true });
    for (const host of props.genericOauth?.hosts ?? [])
      workload.connect('genericOauth.hosts', 'http', host, { usesAccess: true });
    connectMembers(workload, alertsBy);
    for (const datasource of datasources)
      workload.connect('datasources', queryProtocols, datasource.endpoint, {
        shownAt: address && shownAt(address, datasource, datasources),
      });
    this.web = workload.endpoint('http', 'http', {});
    this.metrics = workload.endpoint('prometheus.exposition', 'http', { everyPod }, { path: '/metrics' });
    if (ingress) {
      const { host, className, tls } = ingress;
      const closed = { paths: [this.metrics.path], to: workload.endpoint('http', 'closed', {}) };
      addIngress(this, this.web, { hosts: [host], className, tls, closed });
    }
  }

  override build(): void {
    const { dashboards = [], datasources } = this.props;
    warnOfNothingShown(this, dashboards, datasources);
    super.build();
  }

  override get queries(): readonly Asked[] {
    const { dashboards = [], datasources } = this.props;
    return promqlOf(dashboards, datasources, this.environment);
  }
}
