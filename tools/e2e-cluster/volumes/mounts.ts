import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import { repeated } from '../../../constructs/kit/model/repeated';
import type { ClusterObjects, Container, Pod, Volume, VolumeMount } from './kubernetes';
import { isWithin, normalized } from './paths';
import { filesOf, Sources, type VolumeFile } from './sources';

/** What a container finds at one path. */
export interface Mount {
  readonly path: string;
  /** The volume's name in the pod, and the part of it that is mounted: the same place in every container. */
  readonly volume: string;
  readonly subPath: string;
  /** In words. */
  readonly what: string;
  /** `files`: from the API server's objects. `data`: empty at first. `node`: a folder of the node. */
  readonly kind: 'files' | 'data' | 'node';
  readonly writable: boolean;
  /** Of kind `files`, by their path in the container. */
  readonly files: readonly VolumeFile[];
}

export interface Mounts {
  readonly mounts: readonly Mount[];
  readonly problems: readonly string[];
}

/** Everything that pods refer to, by name. */
export interface Known {
  readonly sources: Sources;
  readonly claims: ReadonlySet<string>;
}

export function knownIn(cluster: ClusterObjects, expectedSecrets: readonly ExpectedSecret[]): Known {
  return {
    sources: new Sources(cluster, expectedSecrets),
    claims: new Set(cluster.claims.map(({ metadata }) => `${metadata.namespace ?? 'default'}/${metadata.name}`)),
  };
}

/** The mounts of a container, and those that the kubelet would wait for in vain or refuse. */
export function mountsOf(pod: Pod, container: Container, known: Known): Mounts {
  const problems: string[] = [];
  const mounts = (container.volumeMounts ?? []).flatMap((mount) => {
    const volume = (pod.spec.volumes ?? []).find(({ name }) => name === mount.name);
    const result = volume ? mounted(mount, volume, pod.metadata.namespace ?? 'default', known) : noVolume(mount);
    problems.push(...result.problems);
    return result.mounts;
  });
  const paths = mounts.map(({ path }) => path);
  problems.push(...[...repeated(paths)].map((path) => `two volumes are mounted at ${path}: one hides the other`));
  problems.push(...mounts.flatMap((mount) => withoutMountPoint(mount, mounts)));
  return { mounts, problems };
}

/** No folder can be made in a volume of files, so what is mounted below it needs a file or folder of that name there. */
function withoutMountPoint({ path }: Mount, mounts: readonly Mount[]): string[] {
  return mounts
    .filter((above) => above.kind === 'files' && above.path !== path && isWithin(path, above.path))
    .filter(({ files }) => !files.some((file) => isWithin(file.path, path)))
    .map(
      (above) =>
        `the mount at ${path}: it lies in ${above.what} at ${above.path}, which is read-only and has no such path`,
    );
}

const noVolume = ({ mountPath, name }: VolumeMount): Mounts => ({
  mounts: [],
  problems: [`the mount at ${mountPath} names volume ${name}, which the pod does not have`],
});

function mounted(mount: VolumeMount, volume: Volume, namespace: string, known: Known): Mounts {
  const place = {
    path: normalized(mount.mountPath),
    volume: volume.name,
    subPath: mount.subPath === undefined ? '' : normalized(mount.subPath),
    writable: mount.readOnly !== true,
    files: [],
  };
  const filled = filesOf(volume, namespace, known.sources);
  const at = (problem: string) => `the mount at ${place.path}: ${problem}`;
  if (filled) {
    const files = placed(filled.files, place.path, place.subPath);
    const problems = filled.problems.map(at);
    if (files.length === 0 && problems.length === 0 && place.subPath !== '') {
      const there = filled.files.map(({ path }) => path).join(', ') || 'none';
      problems.push(at(`volume ${volume.name} has no file ${place.subPath}: it has ${there}`));
    }
    // The kubelet mounts these read-only whatever the mount says.
    return { mounts: [{ ...place, kind: 'files', what: source(volume), writable: false, files }], problems };
  }
  const { emptyDir, hostPath, persistentVolumeClaim: claim } = volume;
  if (emptyDir) return { mounts: [{ ...place, kind: 'data', what: `emptyDir ${volume.name}` }], problems: [] };
  if (hostPath) return { mounts: [{ ...place, kind: 'node', what: `${hostPath.path} of the node` }], problems: [] };
  if (claim) {
    const name = `${namespace}/${claim.claimName}`;
    return {
      mounts: [{ ...place, kind: 'data', what: `claim ${name}`, writable: place.writable && !claim.readOnly }],
      problems: known.claims.has(name) ? [] : [at(`PersistentVolumeClaim ${name} does not exist`)],
    };
  }
  const kind = Object.keys(volume).filter((key) => key !== 'name');
  return {
    mounts: [],
    problems: [at(`volume ${volume.name} is of a kind that is not known here: ${kind.join(', ')}`)],
  };
}

/** The files of a volume by their path in the container: one of them, or those of one folder, where the mount says so. */
function placed(files: readonly VolumeFile[], path: string, subPath: string): VolumeFile[] {
  if (subPath === '') return files.map((file) => ({ ...file, path: `${path}/${file.path}` }));
  return files
    .filter((file) => isWithin(file.path, subPath))
    .map((file) => ({ ...file, path: `${path}${file.path.slice(subPath.length)}` }));
}

function source({ configMap, secret, name }: Volume): string {
  if (configMap) return `ConfigMap ${configMap.name}`;
  return secret ? `Secret ${secret.secretName}` : `projection ${name}`;
}
