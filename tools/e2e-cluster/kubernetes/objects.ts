import type { Api, Resource } from './api';
import { type KubernetesObject, keyOf } from './object';

/** What controllers write all the time: heartbeats, events, and addresses of pods. */
const restless = ['Event', 'Lease', 'EndpointSlice', 'Endpoints', 'CSIStorageCapacity'];

const ownNamespaces = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

function isOfKubernetes({ kind, metadata: { name, namespace } }: KubernetesObject): boolean {
  return (
    ownNamespaces.includes(namespace ?? '') ||
    (kind === 'ServiceAccount' && name === 'default') ||
    (kind === 'ConfigMap' && name === 'kube-root-ca.crt')
  );
}

/** The path of one object. */
export function pathOf(resource: Resource, { name, namespace }: { name: string; namespace?: string }): string {
  const where = resource.namespaced ? `/namespaces/${namespace}` : '';
  return `${resource.root}${where}/${resource.name}/${name}`;
}

/** Everything that a cluster holds, as of one moment. */
export class Objects {
  private constructor(
    readonly byKey: ReadonlyMap<string, KubernetesObject>,
    private readonly resources: readonly Resource[],
  ) {}

  static async read(api: Api): Promise<Objects> {
    const resources = (await api.resources()).filter(
      ({ kind, verbs }) => verbs.includes('list') && !restless.includes(kind),
    );
    const found = (await Promise.all(resources.map((resource) => api.list(resource)))).flat();
    return new Objects(new Map(found.map((object) => [keyOf(object), object])), resources);
  }

  get all(): KubernetesObject[] {
    return [...this.byKey.values()];
  }

  ofKind<T = KubernetesObject>(kind: string): T[] {
    return this.all.filter((object) => object.kind === kind) as T[];
  }

  /** What came since then, but for what Kubernetes itself puts into its own and into every namespace. */
  since(earlier: Objects): KubernetesObject[] {
    return this.all.filter((object) => !earlier.byKey.has(keyOf(object)) && !isOfKubernetes(object));
  }

  /** The path of one of them. */
  path(object: KubernetesObject): string {
    const resource = this.resources.find(
      ({ kind, root }) => kind === object.kind && groupOf(root) === groupOf(`/apis/${object.apiVersion}`),
    );
    if (!resource) throw new Error(`the API server serves no ${object.apiVersion} ${object.kind}`);
    return pathOf(resource, object.metadata);
  }
}

/** `/apis/apps/v1` is of the group `apps`; `/api/v1` and `/apis/v1` are of the core, which has no name. */
function groupOf(root: string): string {
  const [group = '', version] = root.replace(/^\/apis?\//, '').split('/');
  return version === undefined ? '' : group;
}
