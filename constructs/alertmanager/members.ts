import type { Cluster, Endpoint, Workload, WorkloadProps } from '../kit';
import { isAddressedByIPv6 } from '../kit/model/ip-families';
import { headlessService } from '../kit/pods/services';

const port = 9094;

/** A pod's own address, which Kubernetes puts into the argument. */
const addressVariable = 'POD_IP';

type Members = Required<Pick<WorkloadProps, 'environmentVariables' | 'ports'>> & { readonly args: readonly string[] };

/** What one pod has, which tells nobody of its notifications. */
const alone: Members = {
  // By default it waits for others and listens to them.
  args: ['--cluster.listen-address='],
  environmentVariables: {},
  ports: {},
};

/**
 * What pods have that tell each other which notifications are sent and which alerts are silenced.
 * https://github.com/prometheus/alertmanager#high-availability
 */
export function membersOf(
  { name, namespace, environment }: { readonly name: string; readonly namespace: string; readonly environment: string },
  replicas: number,
  cluster: Pick<Cluster, 'ipFamilies'>,
): Members {
  if (replicas === 1) return alone;
  const own = isAddressedByIPv6(cluster) ? `[$(${addressVariable})]` : `$(${addressVariable})`;
  const pods = Array.from({ length: replicas }, (_, index) => `${name}-${index}`);
  return {
    args: [
      // By default it listens in IPv4, and tells others the address that it takes for a private one.
      `--cluster.listen-address=${own}:${port}`,
      ...pods.map((pod) => `--cluster.peer=${pod}.${headlessService({ name })}.${namespace}.svc:${port}`),
      // A pod of another Alertmanager that has got the address of one of these is not listened to.
      `--cluster.label=${environment}-${name}`,
    ],
    environmentVariables: { [addressVariable]: { field: 'status.podIP' } },
    ports: { gossip: { container: port }, 'gossip-udp': { container: port, transport: 'UDP' } },
  };
}

/** Each pod calls each other, by both transports. */
export function connectMembers(workload: Workload): readonly Endpoint<'alertmanager.gossip'>[] {
  return ['gossip', 'gossip-udp'].map((name) =>
    workload.connect('replicas', 'alertmanager.gossip', workload.endpoint('alertmanager.gossip', name, {})),
  );
}
