import type { Endpoint } from '../../kit';
import { javaEnabled, javaLabel, type LogsFrom, logsLabel } from '../../kit/vocabulary/instrumentation-labels';
import { exporterMounts, isOutside } from '../exporter';
import { type AgentSource, componentFiles, type Files } from '../kustomize';
import { pushVariables } from '../logs';
import type { SignalRoute } from '../service';
import {
  type AgentSettings,
  agent,
  environmentVariables,
  javaToolOption,
  javaToolOptions,
  logsExporter,
} from './agent';

/** What every patched pod is told. */
export interface KustomizeSettings extends AgentSettings {
  /** Where pods push their lines whose label asks for it. Default: no label can ask for it. */
  readonly logsTo?: Endpoint<'loki.push'>;
}

/** The Java agent as a Kustomize component: path below `java/` → what is in the file. */
export function javaFiles(
  settings: KustomizeSettings,
  route: SignalRoute,
  { image, imagePullSecrets }: AgentSource,
): Files {
  const { logsTo, otlpTo } = settings;
  const mounts = exporterMounts(otlpTo);
  return componentFiles({
    name: 'java',
    label: [javaLabel, javaEnabled],
    labels: podLabels('stdout'),
    env: environmentVariables({ otlpTo, deploymentEnvironment: settings.deploymentEnvironment }, route),
    initContainer: agent.initContainer(image),
    imagePullSecrets,
    volumes: [agent.volume, ...mounts.volumes],
    volumeMounts: [agent.volumeMount, ...mounts.volumeMounts],
    further: {
      'logs-by-otlp': {
        label: [logsLabel, 'otlp'],
        labels: podLabels('otlp'),
        ...(isOutside(otlpTo) ? { env: [{ name: logsExporter, value: 'otlp' }] } : {}),
      },
      ...(logsTo
        ? {
            'logs-by-push': {
              label: [logsLabel, 'push'] as const,
              labels: podLabels('push'),
              env: [{ name: logsExporter, value: 'none' }, ...pushVariables(logsTo)],
            },
          }
        : {}),
    },
    extended: {
      name: javaToolOptions,
      file: 'tool-options',
      value: javaToolOption,
      delimiter: ' ',
      side: 'after',
    },
  });
}

const podLabels = (logs: LogsFrom) => ({ [javaLabel]: javaEnabled, [logsLabel]: logs });
