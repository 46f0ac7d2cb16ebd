import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import type { ClusterObjects, FileSource, Projection, Reference, Volume } from './kubernetes';

/** A file of a volume. */
export interface VolumeFile {
  /** Below the volume. */
  readonly path: string;
  /** The ConfigMap, Secret or projection and its key, in words. */
  readonly from: string;
  /** Where its lines are: `<ConfigMap>/<file>`. */
  readonly place: string;
  /** Of a ConfigMap; a Secret's content is not looked at. */
  readonly text?: string;
}

export interface Files {
  readonly files: readonly VolumeFile[];
  readonly problems: readonly string[];
}

type Kind = 'ConfigMap' | 'Secret';

/** ConfigMaps and Secrets by name, and what is wrong with a reference to them. */
export class Sources {
  private readonly objects = new Map<string, FileSource>();

  constructor(cluster: ClusterObjects, expectedSecrets: readonly ExpectedSecret[]) {
    for (const { namespace, name, keys } of expectedSecrets) {
      this.add('Secret', { metadata: { namespace, name }, data: Object.fromEntries(keys.map((key) => [key, ''])) });
    }
    for (const object of cluster.configMaps) this.add('ConfigMap', object);
    for (const object of cluster.secrets) this.add('Secret', object);
  }

  /** The keys of an object as files; all of them unless some are chosen. */
  files(kind: Kind, namespace: string, reference: Reference, items?: Projected): Files {
    const object = this.objects.get(`${kind} ${namespace}/${reference.name}`);
    const label = `${kind} ${namespace}/${reference.name}`;
    if (!object) return { files: [], problems: reference.optional ? [] : [`${label} does not exist`] };
    const keys = Object.keys({ ...object.data, ...object.binaryData });
    const chosen = items ?? keys.map((key) => ({ key, path: key }));
    const missing = chosen.filter(({ key }) => !keys.includes(key));
    return {
      files: chosen
        .filter((item) => !missing.includes(item))
        .map(({ key, path }) => ({
          path,
          from: `key ${key} of ${label}`,
          place: `${reference.name}/${key}`,
          text: kind === 'ConfigMap' ? object.data?.[key] : undefined,
        })),
      problems: reference.optional
        ? []
        : missing.map(({ key }) => `${label} has no key ${key}: it has ${keys.join(', ') || 'none'}`),
    };
  }

  private add(kind: Kind, object: FileSource): void {
    this.objects.set(`${kind} ${object.metadata.namespace ?? 'default'}/${object.metadata.name}`, object);
  }
}

type Projected = readonly { readonly key: string; readonly path: string }[];

/** The files of a volume that the API server's objects fill; undefined for every other volume. */
export function filesOf(volume: Volume, namespace: string, sources: Sources): Files | undefined {
  const { configMap, secret, downwardAPI, projected } = volume;
  if (configMap) return sources.files('ConfigMap', namespace, configMap, configMap.items);
  if (secret) {
    return sources.files('Secret', namespace, { name: secret.secretName, optional: secret.optional }, secret.items);
  }
  if (downwardAPI) return projection({ downwardAPI }, namespace, sources);
  if (!projected) return undefined;
  const parts = (projected.sources ?? []).map((source) => projection(source, namespace, sources));
  return { files: parts.flatMap(({ files }) => files), problems: parts.flatMap(({ problems }) => problems) };
}

function projection(source: Projection, namespace: string, sources: Sources): Files {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source;
  if (configMap) return sources.files('ConfigMap', namespace, configMap, configMap.items);
  if (secret) return sources.files('Secret', namespace, secret, secret.items);
  const made = (path: string, from: string) => ({ path, from, place: from });
  if (serviceAccountToken) {
    return { files: [made(serviceAccountToken.path, "the token of the pod's account")], problems: [] };
  }
  if (downwardAPI) {
    return { files: (downwardAPI.items ?? []).map(({ path }) => made(path, 'a field of the pod')), problems: [] };
  }
  return { files: [], problems: [`a projection of a kind that is not known here: ${Object.keys(source).join(', ')}`] };
}
