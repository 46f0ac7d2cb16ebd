import {
  logsLabel,
  pythonEnabled,
  pythonLabel,
  pythonPlatformLabel,
} from '../../kit/vocabulary/instrumentation-labels';
import { exporterMounts } from '../exporter';
import { type AgentSource, componentFiles, type Files } from '../kustomize';
import type { SignalRoute } from '../service';
import {
  type AgentSettings,
  environmentVariables,
  type LogCopy,
  logVariables,
  packages,
  packagesContainer,
  platformVariables,
  pythonPath,
  startFolder,
} from './agent';

/** OpenTelemetry for Python as a Kustomize component: path below `python/` → what is in the file. */
export function pythonFiles(
  settings: AgentSettings,
  route: SignalRoute,
  { image, imagePullSecrets }: AgentSource,
): Files {
  const mounts = exporterMounts(settings.otlpTo);
  return componentFiles({
    name: 'python',
    label: [pythonLabel, pythonEnabled],
    labels: podLabels('stdout'),
    env: environmentVariables(settings, route),
    initContainer: packagesContainer(image),
    imagePullSecrets,
    volumes: [packages.volume, ...mounts.volumes],
    volumeMounts: [packages.volumeMount, ...mounts.volumeMounts],
    further: {
      'logs-by-otlp': { label: [logsLabel, 'otlp'], labels: podLabels('otlp'), env: logVariables('otlp') },
      'platform-musl': {
        label: [pythonPlatformLabel, 'musl'],
        initEnv: { container: packages.name, env: platformVariables('musl') },
      },
    },
    extended: { name: pythonPath, file: 'python-path', value: startFolder, delimiter: ':', side: 'before' },
  });
}

const podLabels = (logs: LogCopy) => ({ [pythonLabel]: pythonEnabled, [logsLabel]: logs });
