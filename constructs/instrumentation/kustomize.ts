import {
  type Container,
  type EnvVar,
  type LocalObjectReference,
  toJson_Container,
  toJson_EnvVar,
  toJson_Volume,
  toJson_VolumeMount,
  type Volume,
  type VolumeMount,
} from '../../imports/k8s';
import { prefix } from '../kit/vocabulary/labels';
import { containerName } from './service';

/** How Deployments that are not rendered here are patched, the same for every agent: the files of a Kustomize component. */

export const component = { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component' } as const;

/** The files of a component, by their path below its folder. */
export type Files = Readonly<Record<string, unknown>>;

/** From where what is copied into pods comes. */
export interface AgentSource {
  /** The reference by which pods pull its image. */
  readonly image: string;
  /** The Secrets with the credentials of the registry, which are in the pods' namespaces. */
  readonly imagePullSecrets: readonly LocalObjectReference[];
}

/** What becomes of the pods that opt in. */
export interface PodPatch {
  /** The word by which its files and temporary names are told from those of others: `java`. */
  readonly name: string;
  /** The label of a Deployment that opts in, and its value. */
  readonly label: readonly [name: string, value: string];
  /** Labels of the pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** Variables of the first container, each in the place of one that has its name. */
  readonly env: readonly EnvVar[];
  readonly initContainer?: Container;
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  readonly volumes?: readonly Volume[];
  readonly volumeMounts?: readonly VolumeMount[];
  /** What else becomes of those that have a further label, by the names of their files. */
  readonly further?: Readonly<Record<string, FurtherPatch>>;
  /** A variable of which the application's own value stays. Default: none. */
  readonly extended?: ExtendedVariable;
}

/** A further patch for Deployments that have a label. */
export interface FurtherPatch {
  readonly label: readonly [name: string, value: string];
  readonly labels?: Readonly<Record<string, string>>;
  readonly env?: readonly EnvVar[];
  /** Variables of the init container. */
  readonly initEnv?: { readonly container: string; readonly env: readonly EnvVar[] };
}

/** A variable of the first container to whose value something is added. */
export interface ExtendedVariable {
  readonly name: string;
  /** The words of the variable's name, by which the folder with its source is called: `tool-options`. */
  readonly file: string;
  readonly value: string;
  readonly delimiter: string;
  /** Whether it comes before the application's own value or after it. */
  readonly side: 'before' | 'after';
}

const firstContainer = '/spec/template/spec/containers/0';
/** While a merge patch works on the first container, a label of the Deployment keeps its name. */
const keptName = `/metadata/labels/${prefix}~1container`;

/**
 * A merge patch finds a container by its name, which is another in each Deployment; a JSON patch can't append to a list that
 * may be missing. So the first container is renamed, merged with what it needs, and given its name back.
 */
export function componentFiles(patch: PodPatch): Files {
  const temporaryName = `${prefix}-${patch.name}`;
  const target = targetOf(patch.label);
  const { further = {}, extended } = patch;
  const added = Object.entries(further);
  const source = extended && configMapOf(patch.name, extended);
  return {
    'kustomization.yaml': {
      ...component,
      ...(extended ? { components: [extended.file] } : {}),
      patches: [
        { target, path: 'take-name.yaml' },
        { target, path: 'deployment.yaml' },
        ...added.map(([file, { label }]) => ({ target: targetOf(patch.label, label), path: `${file}.yaml` })),
        { target, path: 'give-name-back.yaml' },
        ...(extended ? [{ path: withoutSource }] : []),
      ],
    },
    'take-name.yaml': [
      { op: 'copy', from: `${firstContainer}/name`, path: keptName },
      { op: 'replace', path: `${firstContainer}/name`, value: temporaryName },
    ],
    'deployment.yaml': deployment({ metadata: { labels: patch.labels }, spec: podSpec(patch, temporaryName) }),
    ...Object.fromEntries(added.map(([file, each]) => [`${file}.yaml`, furtherPatch(each, temporaryName)])),
    'give-name-back.yaml': [
      { op: 'add', path: `${firstContainer}/env/0`, value: { name: containerName, value: '' } },
      { op: 'copy', from: keptName, path: `${firstContainer}/env/0/value` },
      { op: 'move', from: keptName, path: `${firstContainer}/name` },
    ],
    ...(extended && source ? extensionFiles(extended, source, target) : {}),
  };
}

function targetOf(...labels: readonly (readonly [name: string, value: string])[]) {
  return { kind: 'Deployment', labelSelector: labels.map((label) => label.join('=')).join(',') };
}

const deployment = (template: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  // The target chooses the Deployments; the name is only asked for.
  metadata: { name: 'instrumented' },
  spec: { template },
});

function podSpec(
  { env, initContainer, imagePullSecrets = [], volumes = [], volumeMounts = [] }: PodPatch,
  name: string,
) {
  return {
    ...(imagePullSecrets.length > 0 ? { imagePullSecrets } : {}),
    ...(initContainer ? { initContainers: [toJson_Container(initContainer)] } : {}),
    containers: [
      {
        name,
        env: env.map(replacing),
        ...(volumeMounts.length > 0 ? { volumeMounts: volumeMounts.map(toJson_VolumeMount) } : {}),
      },
    ],
    ...(volumes.length > 0 ? { volumes: volumes.map(toJson_Volume) } : {}),
  };
}

function furtherPatch({ labels, env, initEnv }: FurtherPatch, name: string): object {
  const spec = {
    ...(initEnv ? { initContainers: [{ name: initEnv.container, env: initEnv.env.map(replacing) }] } : {}),
    ...(env ? { containers: [{ name, env: env.map(replacing) }] } : {}),
  };
  return deployment({
    ...(labels ? { metadata: { labels } } : {}),
    ...(Object.keys(spec).length > 0 ? { spec } : {}),
  });
}

/** A variable that takes the place of one with the same name, whether that has a value or a source. */
const replacing = (variable: EnvVar) => ({
  name: variable.name,
  value: variable.value ?? null,
  valueFrom: toJson_EnvVar(variable)?.valueFrom ?? null,
});

const withoutSource = 'without-source.yaml';

const configMapOf = (name: string, { file }: ExtendedVariable) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: `${prefix}-${name}-${file}` },
});

/** A replacement adds to a value and takes what it adds from an object, which is taken out again. */
function extensionFiles(
  extended: ExtendedVariable,
  source: ReturnType<typeof configMapOf>,
  target: ReturnType<typeof targetOf>,
): Files {
  const { name, file, value, delimiter, side } = extended;
  return {
    // Two applications of one kustomization would both bring it.
    [withoutSource]: { $patch: 'delete', ...source },
    [`${file}/kustomization.yaml`]: {
      ...component,
      resources: ['config-map.yaml'],
      replacements: [
        {
          source: { kind: source.kind, name: source.metadata.name, fieldPath: `data.${name}` },
          targets: [
            {
              select: target,
              fieldPaths: [`spec.template.spec.containers.0.env.[name=${name}].value`],
              // An index beyond every word appends, one before them all prepends.
              options: { delimiter, index: side === 'after' ? 1000 : -1, create: true },
            },
          ],
        },
      ],
    },
    [`${file}/config-map.yaml`]: { ...source, data: { [name]: value } },
  };
}
