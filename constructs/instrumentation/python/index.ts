import type { Container, EnvVar } from '../../../imports/k8s';
import type { DeploymentPatch } from '../../kit';
import { callSite } from '../../kit/model/call-site';
import { oneOf, optional, spokenEndpoint, type Validators, words } from '../../kit/model/validation';
import { homeOf } from '../../kit/pods/patch-source';
import { logsLabel, pythonEnabled, pythonLabel, pythonPlatforms } from '../../kit/vocabulary/instrumentation-labels';
import {
  changedDeployment,
  mergedVariables,
  type Refuse,
  refusal,
  sendingTo,
  statedServiceName,
  targetIn,
  wiredPatch,
  withPullSecrets,
  wrongOption,
} from '../deployment';
import { exporterMounts } from '../exporter';
import { containerName, serviceValidators } from '../service';
import {
  type AgentSettings,
  environmentVariables,
  hasPython,
  initContainer,
  logCopies,
  pythonPath,
  startFolder,
  volume,
  volumeMount,
} from './agent';

export interface PythonAgentOptions extends AgentSettings {
  /**
   * Which copy of a log line is stored: the printed one (`stdout`), or the record that is sent (`otlp`). With `stdout` no record is
   * sent. Default: `stdout`.
   */
  readonly logs?: 'stdout' | 'otlp';
  /**
   * The C library of the application's image, in the words of the OpenTelemetry operator: `glibc`, as Debian's and Red Hat's have
   * it, or `musl`, as Alpine's have it. Default: `glibc`.
   */
  readonly platform?: 'glibc' | 'musl';
  /** The container in which Python runs. Default: the first one. */
  readonly container?: string;
}

const validators: Validators<PythonAgentOptions> = {
  otlpTo: spokenEndpoint('otlp.http'),
  ...serviceValidators,
  logs: optional(oneOf(logCopies)),
  platform: optional(oneOf(pythonPlatforms)),
  container: optional(words('shop')),
};

const name = 'withPythonAgent';

/**
 * Gives a Deployment OpenTelemetry for Python and leaves its image alone: a pure function, for a workload's `patch`. The image with
 * the packages is that of the environment; for a Deployment of your own, name it: `withPythonAgent({ … })(deployment, lab)`.
 * What the Deployment says itself stays: its variables win, its PYTHONPATH is kept, and packages of the application are found
 * before those that are added.
 */
export function withPythonAgent(options: PythonAgentOptions): DeploymentPatch {
  const madeAt = callSite();
  const wrong = wrongOption(name, options, validators, madeAt);
  const { otlpTo } = options ?? {};
  return wiredPatch(
    wrong,
    () => ({ connections: sendingTo(name, otlpTo) }),
    (deployment, source) => {
      const refuse = refusal(name, madeAt, `the Deployment ${deployment.metadata?.name ?? 'without a name'}`);
      const target = targetIn(deployment, options.container, refuse);
      const { pod, container } = target;
      if (hasPython(pod)) {
        return refuse('has OpenTelemetry for Python already', 'one withPythonAgent for each Deployment');
      }
      const serviceName = statedServiceName(target, options, refuse);
      const added = [
        { name: containerName, value: container.name },
        ...environmentVariables({ ...options, serviceName }, { from: homeOf(source), to: otlpTo }, options.logs),
      ];
      const mounts = exporterMounts(otlpTo);
      const changed: Container = {
        ...container,
        env: mergedVariables({ ...container, env: withStartFolder(container.env, refuse) }, added),
        volumeMounts: [...(container.volumeMounts ?? []), volumeMount, ...mounts.volumeMounts],
      };
      const image = source.imageReference(source.images.autoinstrumentationPython);
      return changedDeployment(target, {
        container: changed,
        labels: { [pythonLabel]: pythonEnabled, [logsLabel]: options.logs ?? 'stdout' },
        serviceName,
        pod: {
          imagePullSecrets: withPullSecrets(pod.imagePullSecrets, source.imagePullSecrets),
          initContainers: [initContainer(image, options.platform), ...(pod.initContainers ?? [])],
          volumes: [...(pod.volumes ?? []), volume, ...mounts.volumes],
        },
      });
    },
  );
}

/** The folder comes first, as Python takes the first `sitecustomize` that it finds. */
function withStartFolder(own: readonly EnvVar[] = [], refuse: Refuse): EnvVar[] {
  const given = own.find((variable) => variable.name === pythonPath);
  if (given?.valueFrom) {
    refuse(
      `has ${pythonPath} from a reference, to which nothing can be added`,
      `a variable of your own with that reference, and after it ${pythonPath} with the value $(YOUR_VARIABLE)`,
    );
  }
  const changed: EnvVar = { name: pythonPath, value: [startFolder, given?.value].filter(Boolean).join(':') };
  return given ? own.map((variable) => (variable === given ? changed : variable)) : [...own, changed];
}
