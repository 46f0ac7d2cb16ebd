import { randomBytes } from 'node:crypto';
import { run } from '../../command';
import type { Secret } from '../cluster/kubernetes';

/** Somebody who may ask through the gateway. */
export interface User {
  readonly name: string;
  readonly password: string;
}

export function makeUser(): User {
  return { name: 'engineer', password: randomBytes(12).toString('hex') };
}

/** The Secret that a user of the environment makes before it is applied. */
export function usersSecret({ name, password }: User): Secret {
  const hash = run('openssl', 'passwd', '-apr1', password).trim();
  return {
    kind: 'Secret',
    metadata: { name: 'observability-users', namespace: 'monitoring' },
    stringData: { auth: `${name}:${hash}\n` },
  };
}
