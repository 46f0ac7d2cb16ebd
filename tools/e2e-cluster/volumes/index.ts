import { type ImageKey, images } from '../../../constructs/images';
import { imageKeyOf } from '../../../constructs/kit';
import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import { readConfiguration, type SeenContainer, seen } from './container';
import { accountFolder } from './image-paths';
import type { ClusterObjects, Pod } from './kubernetes';
import { type Found, lookUp } from './look-up';
import { knownIn } from './mounts';
import type { NamedPath } from './named-paths';
import { isWithin } from './paths';

export type { ClusterObjects } from './kubernetes';

/** What a container names in its file system and finds there. */
export interface ContainerView {
  /** `<namespace>/<pod>`. */
  readonly pod: string;
  readonly container: string;
  readonly init: boolean;
  readonly paths: readonly (NamedPath & { readonly found: Found })[];
  /** What would keep it from starting or working; each says where and what. */
  readonly problems: readonly string[];
}

export interface VolumeOptions {
  /** Default: every Secret must be among the objects. */
  readonly expectedSecrets?: readonly ExpectedSecret[];
  /** The name of an image by its reference in a pod. Default: as `constructs/images.ts` has the images. */
  readonly imageKeyOf?: (reference: string) => ImageKey | undefined;
}

const asInTable = (reference: string) => imageKeyOf({ images, pods: {}, components: [] }, reference);

/**
 * The file system of every container, init containers included, as the kubelet would make it from the API server's
 * objects. kwok runs no container, so an absent ConfigMap, a wrong file name or a data folder without a volume shows here only.
 */
export function containerViews(cluster: ClusterObjects, options: VolumeOptions = {}): ContainerView[] {
  const { expectedSecrets = [], imageKeyOf: keyOf = asInTable } = options;
  const known = knownIn(cluster, expectedSecrets);
  return cluster.pods.flatMap((pod) => {
    const containers = [
      ...(pod.spec.initContainers ?? []).map((container) => ({ container, init: true })),
      ...pod.spec.containers.map((container) => ({ container, init: false })),
    ].map(({ container, init }) => seen(pod, container, { init, known, image: keyOf(container.image) }));
    readConfiguration(containers);
    return containers.map((each) => view(pod, each, containers));
  });
}

/** All problems, each with its pod and container. No container at all is one as well. */
export function problemsOf(views: readonly ContainerView[]): string[] {
  if (views.length === 0) return ['there is no container to look at'];
  return views.flatMap(({ pod, container, problems }) =>
    problems.map((problem) => `pod ${pod}, container ${container}: ${problem}`),
  );
}

/** One line for each path: where it is named, the path, what is there. */
export const linesOf = ({ paths }: ContainerView): string[] => [
  ...new Set(paths.map(({ place, path, found: { kind, what } }) => `${place}: ${path} → ${kind}, ${what}`)),
];

function view(pod: Pod, each: SeenContainer, all: readonly SeenContainer[]): ContainerView {
  const paths = each.paths.map((named) => ({ ...named, found: lookUp(named, each, all) }));
  return {
    pod: `${pod.metadata.namespace ?? 'default'}/${pod.metadata.name}`,
    container: each.container.name,
    init: each.init,
    paths,
    problems: [...each.problems, ...rootProblems(each), ...paths.flatMap(pathProblems), ...unnamed(each)],
  };
}

function pathProblems({ place, path, use, found }: ContainerView['paths'][number]): string[] {
  if (found.kind === 'missing' && use === 'writes') {
    return [`${place} makes the program write to ${path}: ${found.what}; mount a writable volume there`];
  }
  if (found.kind === 'missing') return [`${place} names ${path}: ${found.what}`];
  if (use !== 'writes' || found.writable) return [];
  return [
    `${place} makes the program write to ${path}, which is read-only (${found.what}): mount a writable volume there`,
  ];
}

function rootProblems({ container }: SeenContainer): string[] {
  if (container.securityContext?.readOnlyRootFilesystem) return [];
  return ['its root file system is writable: set readOnlyRootFilesystem, and mount an emptyDir where it writes'];
}

/** Files that nothing names are mounted at a wrong place, or for nothing. */
function unnamed({ mounts, paths }: SeenContainer): string[] {
  return mounts
    .filter(({ kind, path }) => kind === 'files' && path !== accountFolder)
    .filter((mount) => !paths.some(({ path }) => isWithin(path, mount.path) || isWithin(mount.path, path)))
    .map(({ what, path }) => `${what} is mounted at ${path}, which no argument, variable or configuration names`);
}
