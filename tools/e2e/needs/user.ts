import { randomBytes } from 'node:crypto';
import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import { run } from '../../command';
import type { Secret } from '../cluster/kubernetes';

/** The person who may ask through the gateways of this run. */
export const user = { name: 'engineer', password: randomBytes(12).toString('hex') } as const;

/** The Secret with the people who may ask, as a user of the environment makes it before the environment is applied. */
export function usersSecret(expected: ExpectedSecret, name: string, password: string): Secret {
  const hash = run('openssl', 'passwd', '-apr1', password).trim();
  return {
    kind: 'Secret',
    metadata: { name: expected.name, namespace: expected.namespace },
    stringData: Object.fromEntries(expected.keys.map((key) => [key, `${name}:${hash}\n`])),
  };
}

/** As HTTP's basic authentication has it. */
export function basicAuthorization(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}
