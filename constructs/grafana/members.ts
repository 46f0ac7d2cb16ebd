import type { Cluster, Datasource, Workload, WorkloadProps } from '../kit';
import { isAddressedByIPv6 } from '../kit/model/ip-families';
import { headlessService } from '../kit/pods/services';
import type { IniFile } from '../kit/text/ini';
import type { GrafanaProps } from './props';

const port = 9094;

/** A pod's own address, which Grafana puts into its settings. */
const addressVariable = 'POD_IP';

/** Who evaluates alerts that people make in Grafana: nobody, one pod, or several that tell each other what they have sent. */
export type Evaluating = 'nobody' | 'one' | 'several';

/** Whether the store that it leads to evaluates alerts, which Grafana then shows. */
export const isEvaluated = (datasource: Datasource): boolean =>
  'evaluatesAlerts' in datasource && datasource.evaluatesAlerts === true;

export function evaluating({ replicas = 1, datasources, executeAlerts }: GrafanaProps): Evaluating {
  // Each pod asks the stores on behalf of each alert.
  const executes = executeAlerts ?? (replicas === 1 || !datasources.some(isEvaluated));
  if (!executes) return 'nobody';
  return replicas === 1 ? 'one' : 'several';
}

/** Whose pods they are. */
interface Members {
  readonly name: string;
  readonly namespace: string;
  readonly environment: string;
}

/** https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#unified_alerting */
export function alertingSettings(
  by: Evaluating,
  { name, namespace, environment }: Members,
  cluster: Pick<Cluster, 'ipFamilies'>,
): IniFile {
  if (by === 'one') return {};
  if (by === 'nobody') return { unified_alerting: { execute_alerts: false } };
  const own = isAddressedByIPv6(cluster) ? `[\${${addressVariable}}]` : `\${${addressVariable}}`;
  return {
    unified_alerting: {
      ha_listen_address: `${own}:${port}`,
      ha_advertise_address: `${own}:${port}`,
      ha_peers: `${headlessService({ name })}.${namespace}.svc:${port}`,
      // A pod of another Grafana that has got the address of one of these is not listened to.
      ha_label: `${environment}-${name}`,
    },
  };
}

/** What the pods have for it. */
export const memberPod = (by: Evaluating): Required<Pick<WorkloadProps, 'environmentVariables' | 'ports'>> =>
  by === 'several'
    ? {
        environmentVariables: { [addressVariable]: { field: 'status.podIP' } },
        ports: { gossip: { container: port }, 'gossip-udp': { container: port, transport: 'UDP' } },
      }
    : { environmentVariables: {}, ports: {} };

/** Each pod calls each other, by both transports. */
export function connectMembers(workload: Workload, by: Evaluating): void {
  if (by !== 'several') return;
  for (const name of ['gossip', 'gossip-udp']) {
    workload.connect('replicas', 'alertmanager.gossip', workload.endpoint('alertmanager.gossip', name, {}));
  }
}
