import { type Component, type Endpoint, gibibytes, mebibytes, millicores, scratch, seconds, Workload } from '../../kit';
import { askedForMetrics } from './metrics';
import type { SecretOf } from './program';

/** The user of the queue, where it has a password. */
export const queueUser = 'mythical';

const home = '/home/rabbitmq';

/**
 * RabbitMQ, one node. `password`: that of its one user. Undefined: the image's own user `guest`, whose password everybody knows; by its policy
 * the services alone reach the port. https://www.rabbitmq.com/docs/configure
 */
export function addQueue(mythical: Component, password: SecretOf | undefined): Endpoint<'amqp'> {
  const workload = new Workload(mythical, {
    name: 'mythical-queue',
    kind: 'StatefulSet',
    image: mythical.images.rabbitmq,
    environmentVariables: {
      ...(password ? { RABBITMQ_DEFAULT_USER: queueUser, RABBITMQ_DEFAULT_PASS: { secret: password } } : {}),
      // By default its name has that of the host, which a pod of its own cannot look up before it is ready.
      RABBITMQ_NODENAME: 'rabbit@localhost',
      // The cookie of the only node, which it makes itself. It must be its owner's alone, and the kubelet gives files of a volume to the group.
      HOME: home,
      // By default as many schedulers as the node has processors, and each spins while it waits. https://www.rabbitmq.com/docs/runtime
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none',
      RABBITMQ_LOGS: '-',
    },
    // The user rabbitmq of the Alpine image.
    identity: { user: 100, group: 101 },
    ports: { amqp: { container: 5672 }, metrics: { container: 15692 } },
    podAnnotations: askedForMetrics(15692),
    data: { mountPath: '/var/lib/rabbitmq', size: gibibytes(1) },
    mounts: [
      scratch('home', home, mebibytes(1)),
      // What it writes there although its log is on standard output, such as which features were added by an upgrade.
      scratch('log', '/var/log/rabbitmq', mebibytes(16)),
      scratch('tmp', '/tmp', mebibytes(16)),
    ],
    resources: { cpu: millicores(50), memory: mebibytes(160), memoryLimit: mebibytes(320) },
    // By TCP: RabbitMQ opens the port when all else is done, and asking it by its own program takes a second or two of a processor.
    startup: { port: 'amqp', periodSeconds: 5, failureThreshold: 60 },
    readiness: { port: 'amqp' },
    liveness: { port: 'amqp', periodSeconds: 30 },
    terminationGrace: seconds(60),
  });
  workload.endpoint('prometheus.exposition', 'metrics', { everyPod: false }, { path: '/metrics' });
  return workload.endpoint('amqp', 'amqp', {});
}
