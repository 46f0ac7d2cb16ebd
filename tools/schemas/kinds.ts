import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { manifestFiles } from '../../checks/manifests/files';

/** A kind as a manifest names it. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What environments usually render; a kind that only one of them has is found in `dist/`. */
const usual: Readonly<Record<string, readonly string[]>> = {
  v1: ['ConfigMap', 'Namespace', 'PersistentVolumeClaim', 'Secret', 'Service', 'ServiceAccount'],
  'apps/v1': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['Job'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
};

/** The kinds that get a schema: the usual ones and every one in `dist`, in a fixed order, each once. */
export function kindsToKeep(dist: string): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const kind of [...usualKinds(), ...renderedKinds(dist)]) kinds.set(`${kind.apiVersion}/${kind.kind}`, kind);
  return [...kinds.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
}

function usualKinds(): Kind[] {
  return Object.entries(usual).flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind })));
}

function renderedKinds(dist: string): Kind[] {
  return manifestFiles(dist)
    .flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8')))
    .map((document) => document.toJS() as Partial<Kind> | null)
    .flatMap((object) =>
      object?.apiVersion && object.kind ? [{ apiVersion: object.apiVersion, kind: object.kind }] : [],
    );
}
