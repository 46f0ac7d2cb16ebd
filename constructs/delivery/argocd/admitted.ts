import type { ApiObject } from 'cdk8s';
import type { Destination } from './props';

/** A namespace of a cluster. */
export type NamespacedDestination = Destination & { readonly namespace: string };

/** A kind as an AppProject admits it. */
interface AdmittedKind {
  readonly group: string;
  readonly kind: string;
}

/** What an AppProject admits. */
export interface Admitted {
  readonly destinations: readonly NamespacedDestination[];
  /** Kinds of the whole cluster. */
  readonly ofCluster: readonly AdmittedKind[];
  /** Kinds that stand in a namespace. */
  readonly ofNamespaces: readonly AdmittedKind[];
}

/** The cluster in which Argo CD runs. */
export const ownCluster: Destination = { server: 'https://kubernetes.default.svc' };

/** What the root renders: Applications, and the projects to which they belong. */
export const applicationKinds: Pick<Admitted, 'ofCluster' | 'ofNamespaces'> = {
  ofCluster: [],
  ofNamespaces: ['AppProject', 'Application'].map((kind) => ({ group: 'argoproj.io', kind })),
};

/** The kinds of the objects, each once, sorted. */
export function admittedKinds(objects: readonly ApiObject[]): Pick<Admitted, 'ofCluster' | 'ofNamespaces'> {
  const list = (namespaced: boolean): AdmittedKind[] => {
    const kinds = objects
      .filter(({ metadata }) => (metadata.namespace !== undefined) === namespaced)
      .map(({ apiGroup, kind }): [string, AdmittedKind] => {
        const group = apiGroup === 'core' ? '' : apiGroup;
        return [`${group}/${kind}`, { group, kind }];
      });
    return [...new Map(kinds).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind);
  };
  return { ofCluster: list(false), ofNamespaces: list(true) };
}

/** Destinations by their namespaces. */
export const sortedDestinations = (destinations: readonly NamespacedDestination[]): NamespacedDestination[] =>
  [...destinations].sort((a, b) => (a.namespace < b.namespace ? -1 : 1));
