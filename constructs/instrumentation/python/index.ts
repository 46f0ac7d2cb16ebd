import type { DeploymentPatch } from '../../kit';
import { callSite } from '../../kit/model/call-site';
import { line, oneOf, optional, spokenEndpoint, type Validators } from '../../kit/model/validation';
import { homeOf } from '../../kit/pods/patch-source';
import { logsLabel, pythonEnabled, pythonLabel, pythonPlatforms } from '../../kit/vocabulary/instrumentation-labels';
import { type FoundBy, withBrought } from '../brought';
import { refusal, sendingTo, statedServiceName, targetIn, wiredPatch, wrongOption } from '../deployment';
import { serviceValidators } from '../service';
import {
  type AgentSettings,
  environmentVariables,
  logCopies,
  packages,
  packagesContainer,
  pythonPath,
  startFolder,
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
  container: optional(line('shop')),
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
      if (packages.isIn(target.pod)) {
        return refuse('has OpenTelemetry for Python already', 'one withPythonAgent for each Deployment');
      }
      const serviceName = statedServiceName(target, options, refuse);
      const image = source.imageReference(source.images.autoinstrumentationPython);
      const route = { from: homeOf(source), to: otlpTo };
      const changes = {
        otlpTo,
        initContainer: packagesContainer(image, options.platform),
        foundBy: byPath,
        variables: environmentVariables({ ...options, serviceName }, route, options.logs),
        labels: { [pythonLabel]: pythonEnabled, [logsLabel]: options.logs ?? 'stdout' },
        serviceName,
        imagePullSecrets: source.imagePullSecrets,
      };
      return withBrought(target, packages, changes, refuse);
    },
  );
}

/** The folder comes first, as Python takes the first `sitecustomize` that it finds. */
const byPath: FoundBy = {
  name: pythonPath,
  value: (own) => [startFolder, own].filter(Boolean).join(':'),
  joined: 'added',
};
