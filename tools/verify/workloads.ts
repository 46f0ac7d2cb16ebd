import { readManifests } from '../../checks/manifests/files';
import type { ImageKey } from '../../constructs/images';
import { type Environment, imageKeyOf } from '../../constructs/kit';

/** A file of a ConfigMap as a container sees it. */
export interface MountedFile {
  /** In the container. */
  readonly path: string;
  readonly text: string;
  /** The manifest that has it, below the folder of environments. */
  readonly manifest: string;
}

/** What reads a configuration: the program of an image, or an operator that hands rules on to its Prometheus. */
export type Reader = ImageKey | 'PrometheusRule';

/** A container whose program is configured by rendered files or arguments. */
export interface ConfiguredContainer {
  /** The manifest of its workload, below the folder of environments. */
  readonly manifest: string;
  readonly environment: string;
  readonly component: string;
  readonly name: string;
  /** The name of its image in `constructs/images.ts`, by which its checks are found. Undefined for an image that is not there. */
  readonly reader: Reader | undefined;
  /** The reference of its image. */
  readonly image: string;
  readonly arguments: readonly string[];
  /** The variables; one that the cluster fills in has a harmless value. */
  readonly variables: Readonly<Record<string, string>>;
  readonly files: readonly MountedFile[];
  /** The paths of keys of Secrets, which somebody else makes. */
  readonly secretFiles: readonly string[];
  /** Every path at which something is mounted. */
  readonly mountPaths: readonly string[];
  /** The host names of the environment's Services, for a program that looks them up. */
  readonly serviceNames: readonly string[];
}

interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly {
    readonly name: string;
    readonly value?: string;
    readonly valueFrom?: { readonly fieldRef?: { readonly fieldPath: string } };
  }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly subPath?: string }[];
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec?: PodSpec } };
}

interface PodSpec {
  readonly containers: readonly ContainerSpec[];
  readonly initContainers?: readonly ContainerSpec[];
  readonly volumes?: readonly Volume[];
}

interface FileSource {
  readonly configMap?: { readonly name: string };
}

interface Volume extends FileSource {
  readonly name: string;
  readonly secret?: { readonly items?: readonly { readonly path: string }[] };
  readonly projected?: { readonly sources?: readonly FileSource[] };
}

type Located = ReturnType<typeof readManifests<Manifest>>[number];

/** What is read of the model of an environment: its images, and the datasources that an existing Grafana has. */
export type Rendered = Pick<
  Environment,
  'name' | 'existingDatasources' | 'images' | 'imageReference' | 'pods' | 'components'
>;

/** Every container of an environment, as far as it has a ConfigMap mounted or arguments. */
export function configuredContainers(dist: string, model: Rendered): ConfiguredContainer[] {
  const { name: environment } = model;
  const manifests = readManifests<Manifest>(dist, environment);
  const serviceNames = manifests
    .filter(({ object }) => object.kind === 'Service')
    .map(({ object: { metadata } }) => `${metadata.name}.${metadata.namespace}.svc`);
  return manifests.flatMap(({ file, object }) => {
    const [, component = ''] = file.split('/');
    const pod = object.spec?.template?.spec;
    if (!pod) return [];
    return [...pod.containers, ...(pod.initContainers ?? [])]
      .map((container) => ({
        manifest: file,
        environment,
        component,
        name: container.name,
        reader: imageKeyOf(model, container.image),
        image: container.image,
        arguments: container.args ?? [],
        variables: variablesOf(container),
        files: mountedFiles(container, pod, object.metadata.namespace, manifests),
        secretFiles: secretFiles(container, pod),
        mountPaths: (container.volumeMounts ?? []).map(({ mountPath }) => mountPath),
        serviceNames,
      }))
      .filter(({ files, arguments: words }) => files.length > 0 || words.length > 0);
  });
}

/** What stands for the fields of a pod that runs nowhere. */
const fieldValue = (fieldPath: string): string => (/IPs?$/.test(fieldPath) ? '127.0.0.1' : 'some');

function variablesOf({ env = [] }: ContainerSpec): Record<string, string> {
  return Object.fromEntries(
    env.map(({ name, value, valueFrom }) => [name, value ?? fieldValue(valueFrom?.fieldRef?.fieldPath ?? '')]),
  );
}

function mountedFiles(
  { volumeMounts = [] }: ContainerSpec,
  { volumes = [] }: PodSpec,
  namespace: string | undefined,
  manifests: readonly Located[],
): MountedFile[] {
  return volumeMounts.flatMap(({ name, mountPath, subPath }) => {
    const configMaps = configMapsOf(volumes.find((volume) => volume.name === name));
    return manifests
      .filter(
        ({ object: { kind, metadata } }) =>
          kind === 'ConfigMap' && configMaps.includes(metadata.name) && metadata.namespace === namespace,
      )
      .flatMap(({ file, object }) => Object.entries(object.data ?? {}).map(([key, text]) => ({ key, text, file })))
      .filter(({ key }) => subPath === undefined || key === subPath)
      .map(({ key, text, file }) => ({
        path: subPath === undefined ? `${mountPath}/${key}` : mountPath,
        text,
        manifest: file,
      }));
  });
}

const secretFiles = ({ volumeMounts = [] }: ContainerSpec, { volumes = [] }: PodSpec): string[] =>
  volumeMounts.flatMap(({ name, mountPath }) => {
    const items = volumes.find((volume) => volume.name === name)?.secret?.items ?? [];
    return items.map((item) => `${mountPath}/${item.path}`);
  });

/** The ConfigMaps whose files a volume has, one or several. */
function configMapsOf(volume: Volume | undefined): string[] {
  const sources: readonly (FileSource | undefined)[] = [volume, ...(volume?.projected?.sources ?? [])];
  return sources.flatMap((source) => (source?.configMap ? [source.configMap.name] : []));
}
