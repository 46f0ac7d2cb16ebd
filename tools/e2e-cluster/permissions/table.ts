/** What a component needs of the Kubernetes API, by what it is used for; written once, whichever environments use it. */
const needs = {
  alloy: {
    // Finds the pods whose log files it reads and whose metrics it scrapes, with their labels. A role cannot name the
    // node, so the pods of all nodes.
    pods: ['everywhere: list, watch pods'],
    // Reads the kubelet's and cAdvisor's metrics of its node: the kubelet asks whether the account may.
    kubelet: ['everywhere: get nodes/metrics'],
  },
  'otel-collector': {
    // Finds the pod that sent a signal by its address, for the labels namespace, pod and container.
    senders: ['everywhere: list, watch pods'],
  },
  grafana: {
    // Its init container makes the Secret with the admin password. It can read none, so it cannot read that one either.
    adminPassword: ['in its namespace: create secrets'],
  },
} as const;

/**
 * What every account may do beyond what Kubernetes grants all: by environment, then by `<namespace>/<account>`.
 * An account that is not here may do nothing.
 */
const accounts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  lab: {
    'monitoring-agents/alloy': [...needs.alloy.pods, ...needs.alloy.kubelet],
    'monitoring/otel-collector': needs['otel-collector'].senders,
    'monitoring/grafana': needs.grafana.adminPassword,
  },
  hybrid: {
    'monitoring/alloy': needs.alloy.pods,
    'monitoring/otel-collector': needs['otel-collector'].senders,
  },
};

/** The table of an environment; an environment without one has not been thought through. */
export function tableOf(environment: string): Readonly<Record<string, readonly string[]>> {
  const table = accounts[environment];
  if (!table) throw new Error(`tools/e2e-cluster/permissions/table.ts has no accounts for environment ${environment}`);
  return table;
}
