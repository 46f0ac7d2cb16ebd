import { readFileSync } from 'node:fs';
import type { Followed } from '../follow';
import { apiServerPort } from '../kubernetes/identities';
import type { KubernetesObject } from '../kubernetes/object';
import { apply } from '../stand-ins/apply';

/**
 * Tells Argo CD of a cluster by a name, as `argocd cluster add` does: the API server of the run, at another address than the one by which
 * Argo CD knows it as its own. https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#clusters
 */
export async function addCluster({ controlPlane, applications }: Followed, name: string): Promise<void> {
  const { kubectl, folder, identities } = controlPlane;
  const config = {
    bearerToken: identities.adminToken,
    tlsClientConfig: { caData: readFileSync(identities.serving.certificate).toString('base64') },
  };
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: secretOf(name),
      namespace: applications.namespace,
      labels: { 'argocd.argoproj.io/secret-type': 'cluster' },
    },
    stringData: { name, server: `https://127.0.0.1:${apiServerPort}`, config: JSON.stringify(config) },
  };
  await apply(kubectl, folder, [secret]);
}

export const removeCluster = async ({ controlPlane, applications }: Followed, name: string): Promise<void> =>
  controlPlane.api.delete(`/api/v1/namespaces/${applications.namespace}/secrets/${secretOf(name)}`);

/** Whether an object is what tells Argo CD of the cluster. */
export const isCluster =
  (name: string) =>
  ({ kind, metadata }: KubernetesObject): boolean =>
    kind === 'Secret' && metadata.name === secretOf(name);

const secretOf = (name: string): string => `cluster-${name}`;
