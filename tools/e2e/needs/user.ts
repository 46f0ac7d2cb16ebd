import { randomBytes } from 'node:crypto';
import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import { run } from '../../command';
import type { Secret } from '../cluster/kubernetes';

/** The person who may ask through the gateways of this run. */
export const user = { name: 'engineer', password: randomBytes(12).toString('hex') } as const;

/** What gateways know of the password. Every gateway may have the same, so OpenSSL is started once. */
let hash: string | undefined;

/** The Secret with the person who may ask, as a user of the environment makes it before the environment is applied. */
export function usersSecret(expected: ExpectedSecret): Secret {
  hash ??= run('openssl', 'passwd', '-apr1', user.password).trim();
  const line = `${user.name}:${hash}\n`;
  return {
    kind: 'Secret',
    metadata: { name: expected.name, namespace: expected.namespace },
    stringData: Object.fromEntries(expected.keys.map((key) => [key, line])),
  };
}

/** As HTTP's basic authentication has it. */
export function basicAuthorization(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}
