import type { SeenContainer } from './container';
import { provided } from './image-paths';
import type { Mount } from './mounts';
import type { NamedPath } from './named-paths';
import { isWithin } from './paths';

/** What is at a path that a container names. */
export interface Found {
  readonly kind: 'file' | 'folder' | 'writable volume' | "node's folder" | 'made by a container' | 'image' | 'missing';
  /** In words: which file, volume or reason. */
  readonly what: string;
  readonly writable: boolean;
}

const found = (kind: Found['kind'], what: string, writable = false): Found => ({ kind, what, writable });

/** The deepest mount decides, as in the kernel; without one, the image. */
export function lookUp(named: NamedPath, each: SeenContainer, pod: readonly SeenContainer[]): Found {
  const mount = mountAt(named.path, each.mounts);
  if (mount) return inMount(named, mount, each, pod);
  const { path } = named;
  const below = each.mounts.filter((candidate) => isWithin(candidate.path, path)).map((candidate) => candidate.path);
  if (below.length > 0) return found('folder', `above the mounts at ${below.join(', ')}`);
  const own = provided.find(({ image = each.image, path: at }) => image === each.image && isWithin(path, at));
  if (own) return found('image', own.reason, isWithin(path, '/dev'));
  return found('missing', 'nothing is mounted there, and it is not among the paths that the image is known to have');
}

function mountAt(path: string, mounts: readonly Mount[]): Mount | undefined {
  return mounts
    .filter((mount) => isWithin(path, mount.path))
    .reduce<Mount | undefined>(
      (best, mount) => (best && best.path.length >= mount.path.length ? best : mount),
      undefined,
    );
}

function inMount(named: NamedPath, mount: Mount, each: SeenContainer, pod: readonly SeenContainer[]): Found {
  const { path, use } = named;
  if (mount.kind === 'files') {
    const file = mount.files.find((candidate) => candidate.path === path);
    if (file) return found('file', file.from);
    if (path === mount.path || mount.files.some((candidate) => isWithin(candidate.path, path))) {
      return found('folder', mount.what);
    }
    const names = mount.files.map((candidate) => candidate.path.slice(mount.path.length + 1)).join(', ') || 'no file';
    return found('missing', `${mount.what}, mounted at ${mount.path}, has ${names}`);
  }
  if (mount.kind === 'node') {
    return mount.writable ? found('writable volume', mount.what, true) : found("node's folder", mount.what);
  }
  // A volume is empty at first: what must be there to be read has to come from somebody.
  if (mount.writable && use !== 'reads') return found('writable volume', mount.what, true);
  if (path === mount.path) return found('folder', mount.what, mount.writable);
  const maker = makerOf(path, mount, each, pod);
  if (maker) return found('made by a container', `${maker} puts it into ${mount.what}`, mount.writable);
  return found(
    'missing',
    `${mount.what}, mounted at ${mount.path}, is empty at first, and no container names it as a place to write to`,
  );
}

/** The other container of the pod that has the same place of the same volume writable and names it, or a folder above it. */
function makerOf(path: string, mount: Mount, each: SeenContainer, pod: readonly SeenContainer[]): string | undefined {
  const place = inVolume(path, mount);
  const maker = pod.find(
    (other) =>
      other !== each &&
      other.paths.some((named) => {
        const at = mountAt(named.path, other.mounts);
        return (
          named.use !== 'reads' &&
          at?.volume === mount.volume &&
          at.writable &&
          isWithin(place, inVolume(named.path, at))
        );
      }),
  );
  return maker?.container.name;
}

const inVolume = (path: string, mount: Mount): string => `${mount.subPath}${path.slice(mount.path.length)}`;
