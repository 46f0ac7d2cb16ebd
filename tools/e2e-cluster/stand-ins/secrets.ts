import type { ExpectedSecret } from '../volumes';

/** Secrets that no manifest brings, by environment: kwok starts a pod without them, a kubelet does not. */
export const expectedSecrets: Readonly<Record<string, readonly ExpectedSecret[]>> = {
  lab: [
    {
      namespace: 'monitoring',
      name: 'grafana',
      keys: ['admin-password'],
      reason: "Grafana's init container makes it in the cluster",
    },
  ],
};
