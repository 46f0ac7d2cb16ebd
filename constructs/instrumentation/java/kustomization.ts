import {
  type EnvVar,
  type LocalObjectReference,
  toJson_Container,
  toJson_EnvVar,
  toJson_Volume,
  toJson_VolumeMount,
} from '../../../imports/k8s';
import type { Endpoint } from '../../kit';
import { javaEnabled, javaLabel, type LogsFrom, logsLabel } from '../../kit/vocabulary/instrumentation-labels';
import { prefix } from '../../kit/vocabulary/labels';
import { pushVariables } from '../logs';
import { containerName } from '../service';
import {
  type AgentSettings,
  environmentVariables,
  initContainer,
  javaToolOption,
  javaToolOptions,
  logsExporter,
  volume,
  volumeMount,
} from './agent';

export const component = { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component' } as const;

const instrumented = { kind: 'Deployment', labelSelector: `${javaLabel}=${javaEnabled}` };
const instrumentedWith = (logs: LogsFrom) => ({
  ...instrumented,
  labelSelector: `${instrumented.labelSelector},${logsLabel}=${logs}`,
});

const firstContainer = '/spec/template/spec/containers/0';
/** While a merge patch works on it, the first container has this name, and a label of the Deployment keeps its own. */
const temporaryName = `${prefix}-java`;
const keptName = `/metadata/labels/${prefix}~1container`;
const optionSource = `${prefix}-java-tool-options`;

/** What every patched pod is told. */
export interface KustomizeSettings extends AgentSettings {
  /** Where pods push their lines whose label asks for it. Default: no label can ask for it. */
  readonly logsTo?: Endpoint<'loki.push'>;
}

/** From where the agent comes. */
export interface AgentSource {
  /** The reference by which pods pull its image. */
  readonly image: string;
  /** The Secrets with the credentials of the registry, which are in the pods' namespaces. */
  readonly imagePullSecrets: readonly LocalObjectReference[];
}

/**
 * The Java agent as a Kustomize component: path below `java/` → what is in the file.
 * A merge patch finds a container by its name, which is another in each Deployment; a JSON patch can't append to a list that
 * may be missing. So the first container is renamed, merged with what the agent needs, and given its name back.
 */
export function javaFiles(settings: KustomizeSettings, source: AgentSource): Record<string, unknown> {
  const { logsTo } = settings;
  return {
    'kustomization.yaml': {
      ...component,
      components: ['tool-options'],
      patches: [
        { target: instrumented, path: 'take-name.yaml' },
        { target: instrumented, path: 'deployment.yaml' },
        ...(logsTo ? [{ target: instrumentedWith('push'), path: 'logs-by-push.yaml' }] : []),
        { target: instrumented, path: 'give-name-back.yaml' },
        { target: instrumentedWith('otlp'), path: 'logs-by-otlp.yaml' },
        { path: 'without-option-source.yaml' },
      ],
    },
    'take-name.yaml': [
      { op: 'copy', from: `${firstContainer}/name`, path: keptName },
      { op: 'replace', path: `${firstContainer}/name`, value: temporaryName },
    ],
    'deployment.yaml': deploymentPatch(settings, source),
    'give-name-back.yaml': [
      { op: 'add', path: `${firstContainer}/env/0`, value: { name: containerName, value: '' } },
      { op: 'copy', from: keptName, path: `${firstContainer}/env/0/value` },
      { op: 'move', from: keptName, path: `${firstContainer}/name` },
    ],
    'logs-by-otlp.yaml': deployment({ metadata: { labels: podLabels('otlp') } }),
    ...(logsTo ? { 'logs-by-push.yaml': pushingPatch(logsTo) } : {}),
    // Taken out again, or two applications of one kustomization would both bring it.
    'without-option-source.yaml': { $patch: 'delete', ...configMap },
    'tool-options/kustomization.yaml': {
      ...component,
      resources: ['config-map.yaml'],
      replacements: [
        {
          source: { kind: configMap.kind, name: optionSource, fieldPath: `data.${javaToolOptions}` },
          targets: [
            {
              select: instrumented,
              fieldPaths: [`spec.template.spec.containers.0.env.[name=${javaToolOptions}].value`],
              // An index beyond every word appends.
              options: { delimiter: ' ', index: 1000, create: true },
            },
          ],
        },
      ],
    },
    'tool-options/config-map.yaml': { ...configMap, data: { [javaToolOptions]: javaToolOption } },
  };
}

const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: optionSource } } as const;

const podLabels = (logs: LogsFrom) => ({ [javaLabel]: javaEnabled, [logsLabel]: logs });

const deployment = (template: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  // The target chooses the Deployments; the name is only asked for.
  metadata: { name: 'instrumented' },
  spec: { template },
});

function deploymentPatch(settings: AgentSettings, { image, imagePullSecrets }: AgentSource): object {
  return deployment({
    metadata: { labels: podLabels('stdout') },
    spec: {
      ...(imagePullSecrets.length > 0 ? { imagePullSecrets } : {}),
      initContainers: [toJson_Container(initContainer(image))],
      containers: [
        {
          name: temporaryName,
          env: environmentVariables(settings).map(replacing),
          volumeMounts: [toJson_VolumeMount(volumeMount)],
        },
      ],
      volumes: [toJson_Volume(volume)],
    },
  });
}

function pushingPatch(logsTo: Endpoint<'loki.push'>): object {
  const env = [{ name: logsExporter, value: 'none' }, ...pushVariables(logsTo)].map(replacing);
  return deployment({
    metadata: { labels: podLabels('push') },
    spec: { containers: [{ name: temporaryName, env }] },
  });
}

/** A variable that takes the place of one with the same name, whichever of the two forms that has. */
const replacing = (variable: EnvVar) => ({
  name: variable.name,
  value: variable.value ?? null,
  valueFrom: toJson_EnvVar(variable)?.valueFrom ?? null,
});
