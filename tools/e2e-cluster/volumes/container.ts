import type { ImageKey } from '../../../constructs/images';
import { expand } from '../../e2e/cluster/environment';
import { pathsOfFile } from './configuration-paths';
import { namedByImage } from './image-paths';
import { isAddress, useOf } from './keys';
import type { Container, Pod } from './kubernetes';
import { type Known, type Mount, mountsOf } from './mounts';
import { isOperand, type NamedPath, pathsIn } from './named-paths';
import { isWithin, normalized } from './paths';
import type { VolumeFile } from './sources';
import { type Variables, variablesOf } from './variables';

/** A container with its mounts, and the paths that its own specification and its image name. */
export interface SeenContainer {
  readonly container: Container;
  /** Its image's name in the table; undefined where no table has it. */
  readonly image: ImageKey | undefined;
  readonly init: boolean;
  readonly mounts: readonly Mount[];
  readonly variables: Variables['values'];
  /** Grows by what the files that it reads name. */
  readonly paths: NamedPath[];
  readonly problems: string[];
}

export function seen(
  pod: Pod,
  container: Container,
  options: { readonly init: boolean; readonly known: Known; readonly image: ImageKey | undefined },
): SeenContainer {
  const { init, known, image } = options;
  const { mounts, problems } = mountsOf(pod, container, known);
  const variables = variablesOf(container, pod.metadata.namespace ?? 'default', known.sources);
  const paths = specified(container, variables.values, mountPaths(mounts));
  return {
    container,
    image,
    init,
    mounts,
    variables: variables.values,
    paths,
    problems: [...problems, ...variables.problems],
  };
}

const mountPaths = (mounts: readonly Mount[]): string[] => mounts.map(({ path }) => path);

function specified(container: Container, variables: Variables['values'], mounted: readonly string[]): NamedPath[] {
  const words = [...(container.command ?? []), ...(container.args ?? [])].map((word) => expand(word, variables));
  const fromArguments = words.flatMap((word, index) => {
    const previous = /^-{1,2}([\w.-]+)$/.exec(words[index - 1] ?? '')?.[1] ?? '';
    const place = previous === '' ? `argument ${index + 1}` : `argument -${previous}`;
    if (isOperand(word) && !isAddress(previous)) return [{ path: normalized(word), place, use: useOf(previous) }];
    return pathsIn(word, previous, previous === '' ? 'argument' : place, mounted);
  });
  const fromVariables = Object.entries(variables).flatMap(([name, value]) =>
    pathsIn(value, name, `variable ${name}`, mounted),
  );
  return [...fromArguments, ...fromVariables];
}

/**
 * Adds what the configuration names, file by file as they are named, for all containers of a pod. A file that one of them
 * names is read by it alone; one that none names is looked at for every container that has it.
 */
export function readConfiguration(containers: readonly SeenContainer[]): void {
  const readBy = containers.map(() => new Set<VolumeFile>());
  const read = (index: number, wanted: (each: SeenContainer, file: VolumeFile) => boolean): void => {
    const each = containers[index];
    const already = readBy[index];
    if (!each || !already) return;
    for (let next = unread(each, already, wanted); next; next = unread(each, already, wanted)) {
      already.add(next);
      each.paths.push(...pathsOfFile(next, each.variables, mountPaths(each.mounts)));
    }
  };
  containers.forEach((each, index) => {
    each.paths.push(...namedByImageOf(each));
    read(index, isNamed);
  });
  const named = new Set(readBy.flatMap((files) => [...files].map(({ place }) => place)));
  containers.forEach((_, index) => {
    read(index, (each, file) => isNamed(each, file) || !named.has(file.place));
  });
}

const isNamed = ({ paths }: SeenContainer, file: VolumeFile): boolean =>
  paths.some(({ path }) => isWithin(file.path, path));

function unread(
  each: SeenContainer,
  already: ReadonlySet<VolumeFile>,
  wanted: (each: SeenContainer, file: VolumeFile) => boolean,
): VolumeFile | undefined {
  return each.mounts
    .flatMap(({ files }) => files)
    .find((file) => file.text !== undefined && !already.has(file) && wanted(each, file));
}

function namedByImageOf({ image, mounts }: SeenContainer): NamedPath[] {
  const texts = mounts.flatMap(({ files }) => files.map(({ text = '' }) => text));
  return namedByImage
    .filter((named) => named.image === image)
    .filter(({ configured }) => configured === undefined || texts.some((text) => configured.test(text)))
    .map(({ path, use, reason }) => ({ path, use, place: `the image: ${reason}` }));
}
