import type { ExpectedSecret } from '../../constructs/kit/model/expected-secret';
import { type ClusterObjects, containerViews, problemsOf } from '../../tools/e2e-cluster/volumes';
import type { Container, FileSource, Pod } from '../../tools/e2e-cluster/volumes/kubernetes';
import { clusterObjects } from './pods';

/** The fixture's objects, changed. */

/** The Secrets that its components expect. */
export const expectedSecrets: readonly ExpectedSecret[] = [
  {
    namespace: 'monitoring',
    name: 'grafana',
    keys: ['admin-password'],
    reason: 'made by the init container',
    madeBefore: false,
  },
];
export type Writable<T> = { -readonly [Key in keyof T]: Writable<T[Key]> };

/** What keeps the containers of the fixture's pods from starting or working after a change. */
export function problemsAfter(
  change: (cluster: Writable<ClusterObjects>) => void,
  secrets = expectedSecrets,
): string[] {
  const cluster = clusterObjects() as Writable<ClusterObjects>;
  change(cluster);
  return problemsOf(containerViews(cluster, { expectedSecrets: secrets }));
}

export function podOf(cluster: Writable<ClusterObjects>, name: string): Writable<Pod> {
  const found = cluster.pods.find(({ metadata }) => metadata.name.startsWith(name));
  if (!found) throw new Error(`no pod ${name}`);
  return found;
}

export function containerOf(cluster: Writable<ClusterObjects>, pod: string): Writable<Container> {
  const [found] = podOf(cluster, pod).spec.containers;
  if (!found) throw new Error(`no container in ${pod}`);
  return found;
}

export function configMapOf(cluster: Writable<ClusterObjects>, name: string): Writable<FileSource> {
  const found = cluster.configMaps.find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`no ConfigMap ${name}`);
  return found;
}

export function edit(
  cluster: Writable<ClusterObjects>,
  name: string,
  file: string,
  before: string,
  after: string,
): void {
  const { data = {} } = configMapOf(cluster, name);
  const text = data[file] ?? '';
  if (!text.includes(before)) throw new Error(`${name}/${file} has no ${before}`);
  data[file] = text.replace(before, after);
}
