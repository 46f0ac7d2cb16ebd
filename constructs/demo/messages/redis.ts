import { type Component, mebibytes, millicores, scratch, Workload } from '../../kit';
import type { Store } from './store';

/**
 * Valkey, which speaks Redis' protocol: sessions, and the log of calls. It is a memory and nothing else: what it holds ends with the pod.
 * https://valkey.io/topics/valkey.conf/
 */
export function addRedis(messages: Component): Store<'redis'> {
  const name = 'redis';
  const password = { name, key: 'password' };
  const workload = new Workload(messages, {
    name,
    kind: 'Deployment',
    image: messages.images.valkey,
    // The password goes into a file: as an argument it would be in every list of processes.
    command: [
      'sh',
      '-c',
      `umask 077 && printf '%s\\n' "$SETTINGS" "requirepass $PASSWORD" > ${file} && exec valkey-server ${file}`,
    ],
    environmentVariables: {
      PASSWORD: { secret: password },
      SETTINGS: settings.join('\n'),
    },
    identity: { user: 999 },
    ports: { redis: { container: 6379 } },
    mounts: [scratch('data', '/data', mebibytes(1))],
    resources: { cpu: millicores(10), memory: mebibytes(32), memoryLimit: mebibytes(64) },
    readiness: { port: 'redis' },
    liveness: { port: 'redis', periodSeconds: 30 },
  });
  messages.expectedSecrets.push({
    namespace: messages.targetNamespace.name,
    name,
    keys: [password.key],
    reason: 'the password of the demo in Valkey, in letters and digits',
    madeBefore: true,
  });
  return { endpoint: workload.endpoint('redis', 'redis', {}), password };
}

const file = '/data/valkey.conf';

const settings = [
  // Nothing is written to a disk.
  'save ""',
  'dir /data',
  // Half of the limit; the oldest goes first. By default memory has no bound.
  'maxmemory 32mb',
  'maxmemory-policy allkeys-lru',
];
