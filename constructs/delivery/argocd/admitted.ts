import type { ApiObject } from 'cdk8s';
import type { Destination } from './props';

/** The group of Argo CD's own kinds. */
export const group = 'argoproj.io';

/** The cluster in which Argo CD runs. */
export const ownCluster: Destination = { server: 'https://kubernetes.default.svc' };

interface Kind {
  readonly group: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** The kinds of the objects, of the whole cluster and of namespaces, and Argo CD's own, sorted. */
export function admittedKinds(objects: readonly ApiObject[]) {
  const kinds = new Map<string, Kind>();
  for (const { apiGroup, kind, metadata } of objects) {
    const objectGroup = apiGroup === 'core' ? '' : apiGroup;
    kinds.set(`${objectGroup}/${kind}`, { group: objectGroup, kind, namespaced: metadata.namespace !== undefined });
  }
  for (const kind of ['Application', 'AppProject']) kinds.set(`${group}/${kind}`, { group, kind, namespaced: true });
  const list = (namespaced: boolean) =>
    [...kinds.entries()]
      .filter(([, kind]) => kind.namespaced === namespaced)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { group: kindGroup, kind }]) => ({ group: kindGroup, kind }));
  return { ofCluster: list(false), ofNamespaces: list(true) };
}

/** The namespaces of the environment in its cluster, and that of Argo CD in its own, each once, sorted. */
export function admittedDestinations(
  destination: Destination,
  namespaces: readonly string[],
  controlNamespace: string,
): (Destination & { readonly namespace: string })[] {
  const all = [
    ...namespaces.map((namespace) => ({ ...destination, namespace })),
    { ...ownCluster, namespace: controlNamespace },
  ];
  const byKey = new Map(all.map((each) => [`${each.namespace} ${JSON.stringify(each)}`, each]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
