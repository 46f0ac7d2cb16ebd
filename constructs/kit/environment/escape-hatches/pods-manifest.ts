import { isPlainObject } from '../../model/validation';
import { mapsAt, valueAt } from '../../model/value-at';
import { listeningProblem } from './listening';
import type { ManifestProblem } from './manifest-problem';
import { valuesOf } from './values';

/** What is wrong with a workload that took the place of another: where its pods would differ from what the model says of them. */
export function podsProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  if (mapsAt(before, ...pod, 'containers').length === 0) return undefined;
  const kinds = [numberProblem, accountProblem, containerProblem, mountProblem, sourceProblem, filesProblem];
  const problem = kinds.map((each) => each(before, after)).find((each) => each !== undefined);
  return problem ?? listeningProblem(before, after, containersOf);
}

const pod = ['spec', 'template', 'spec'];

/** How many there are: Kubernetes' own one, where nothing is stated. */
const replicasOf = (manifest: unknown): unknown => valueAt(manifest, ['spec', 'replicas']) ?? 1;

function numberProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  if (valueAt(after, ['spec', 'paused']) === true)
    return { problem: 'it is paused, and no change would reach its pods', instead: 'no spec.paused' };
  const [was, is] = [replicasOf(before), replicasOf(after)];
  if (was === is) return undefined;
  const instead = 'spec.replicas as it is, or the property of its component that says how many pods there are';
  if (is === 0) return { problem: 'it leaves no pod, and whatever is wired to it has nobody to call', instead };
  if (valueAt(before, ['kind']) !== 'StatefulSet') return undefined;
  return {
    problem: `it makes ${is} pods of ${was}, and who their peers are, how much they take and how they are rolled is said for ${was}`,
    instead,
  };
}

/** As whom its pods call the API server and the cloud. */
function accountProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  const [was, is] = [before, after].map((manifest) => valueAt(manifest, [...pod, 'serviceAccountName']));
  return was === is
    ? undefined
    : {
        problem: `its pods are no longer those of the service account ${was}, which has their rights and their cloud identity`,
        instead: 'serviceAccountName as it is',
      };
}

/** Every container, those that run first among them. */
const containersOf = (manifest: unknown) =>
  ['initContainers', 'containers'].flatMap((key) => [...mapsAt(manifest, ...pod, key)]);

function containerProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  const left = containersOf(after);
  for (const container of containersOf(before)) {
    const { name, image } = container;
    const same = left.find((each) => each.name === name);
    if (!same) {
      return {
        problem: `it takes away the container ${name}, which is what runs there`,
        instead: 'every container that was there, by its name; others may come beside them',
      };
    }
    if (image !== undefined && !same.image)
      return {
        problem: `it takes away the image of the container ${name}`,
        instead: 'an image, or images of the environment',
      };
    const ports = mapsAt(same, 'ports');
    for (const { name: port, containerPort } of mapsAt(container, 'ports'))
      if (!ports.some((each) => each.name === port && each.containerPort === containerPort))
        return {
          problem: `it takes away the port ${containerPort} (${port}) of the container ${name}, to which Services lead and which policies let through`,
          instead: `ports of the container with every one that was there`,
        };
  }
  return undefined;
}

function mountProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  const left = containersOf(after);
  for (const container of containersOf(before)) {
    const mounts = mapsAt(
      left.find(({ name }) => name === container.name),
      'volumeMounts',
    );
    for (const { name, mountPath } of mapsAt(container, 'volumeMounts'))
      if (!mounts.some((each) => each.name === name && each.mountPath === mountPath))
        return {
          problem: `it takes away the volume ${name} at ${mountPath} of the container ${container.name}, where its program reads or writes`,
          instead: 'volumeMounts with every one that was there; others may come beside them',
        };
  }
  return undefined;
}

/** A volume by its name, or the claim that gives each pod one. */
const volumesOf = (manifest: unknown): ReadonlyMap<unknown, unknown> =>
  new Map([
    ...mapsAt(manifest, ...pod, 'volumes').map((volume) => [volume.name, volume] as const),
    ...mapsAt(manifest, 'spec', 'volumeClaimTemplates').map(
      (claim) => [valueAt(claim, ['metadata', 'name']), { claim: 'of its own' }] as const,
    ),
  ]);

/** By which settings a volume says whose data it holds. What is empty at the start of a pod holds nobody's; a driver may bring what a Secret had. */
const source =
  /^(claim|configMap[.]name|secret[.]secretName|persistentVolumeClaim[.]claimName|hostPath[.]path|projected[.]sources\[\d+\][.](configMap|secret)[.]name)$/;

function sourceProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  const left = volumesOf(after);
  for (const [name, volume] of volumesOf(before)) {
    if (!left.has(name))
      return {
        problem: `it takes away the volume ${name}`,
        instead: 'volumes and volumeClaimTemplates with every one that was there; others may come beside them',
      };
    if (valueAt(volume, ['secret']) && valueAt(left.get(name), ['csi'])) continue;
    const sourcesOf = (value: unknown) => [...valuesOf(value)].filter(([path]) => source.test(path));
    const is = new Set(sourcesOf(left.get(name)).map(([, value]) => value));
    const lost = sourcesOf(volume).filter(([, value]) => !is.has(value));
    if (lost.length > 0)
      return {
        problem: `the volume ${name} no longer holds ${lost.map(([path, value]) => (path === 'claim' ? 'a claim of its pod' : value)).join(', ')}, which its program reads or keeps there`,
        instead: `the volume ${name} as it is; another one may come beside it, and projected holds several ConfigMaps and Secrets`,
      };
  }
  return undefined;
}

/** What a container is started with, as one text. */
const commandOf = (container: unknown): string =>
  ['command', 'args'].map((key) => JSON.stringify(isPlainObject(container) ? container[key] : undefined) ?? '').join();

/** The folders of files that a program is told of when it is started. */
function filesProblem(before: unknown, after: unknown): ManifestProblem | undefined {
  const left = containersOf(after);
  for (const container of containersOf(before)) {
    const start = commandOf(left.find(({ name }) => name === container.name));
    for (const { mountPath } of mapsAt(container, 'volumeMounts'))
      if (commandOf(container).includes(`${mountPath}/`) && !start.includes(`${mountPath}/`))
        return {
          problem: `the container ${container.name} is no longer told of its files in ${mountPath}`,
          instead: `args with what names ${mountPath}; others may come beside it`,
        };
  }
  return undefined;
}
