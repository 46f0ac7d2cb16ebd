import {
  type Component,
  type DeploymentPatch,
  type Endpoint,
  mebibytes,
  millicores,
  scratch,
  Workload,
} from '../../kit';
import { askedForMetrics, metricsPath } from './metrics';
import { type Program, type ServiceName, servicePorts, type Variables } from './program';

export interface ServiceProps {
  readonly service: ServiceName;
  readonly program: Program;
  readonly variables: Variables;
  readonly instrument: DeploymentPatch;
  /** Where its profiles go. Undefined: it makes none. */
  readonly profilesTo: Endpoint<'pyroscope.push'> | undefined;
}

const resources = {
  server: { cpu: millicores(50), memory: mebibytes(96), memoryLimit: mebibytes(192) },
  requester: { cpu: millicores(50), memory: mebibytes(96), memoryLimit: mebibytes(192) },
  // It draws in Python on purpose, so that a profile has something to show.
  recorder: { cpu: millicores(100), memory: mebibytes(80), memoryLimit: mebibytes(160) },
};

/** The image of each, among those of the environment. */
export const imageKeys = {
  server: 'mythicalServer',
  requester: 'mythicalRequester',
  recorder: 'mythicalRecorder',
} as const;

/** One of the three services. */
export function addService(mythical: Component, props: ServiceProps): Workload {
  const { service, program, variables, instrument, profilesTo } = props;
  const port = servicePorts[service];
  const workload = new Workload(mythical, {
    name: `mythical-${service}`,
    kind: 'Deployment',
    image: mythical.images[imageKeys[service]],
    command: program.command,
    environmentVariables: { ...variables, ...(profilesTo ? program.profiles(profilesTo) : {}) },
    identity: { user: program.user },
    ports: { http: { container: port } },
    podAnnotations: askedForMetrics(port),
    mounts: [scratch('tmp', '/tmp', mebibytes(64))],
    resources: resources[service],
    startup: { path: program.live, port: 'http', periodSeconds: 5, failureThreshold: 24 },
    readiness: { path: program.ready, port: 'http', timeoutSeconds: 5 },
    liveness: { path: program.live, port: 'http', periodSeconds: 30 },
    patch: instrument,
    patchProperty: 'instrument',
  });
  if (profilesTo) workload.connect('profilesTo', 'pyroscope.push', profilesTo);
  workload.endpoint('prometheus.exposition', 'http', { everyPod: false }, { path: metricsPath });
  return workload;
}
