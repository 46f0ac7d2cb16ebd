import { randomBytes } from 'node:crypto';
import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import type { Secret } from '../cluster/kubernetes';

/**
 * The Secrets that somebody makes before an environment is applied, with values by which nobody is let in anywhere. A part that
 * plays the other side makes its own in their place.
 */
export const madeBefore = (expected: readonly ExpectedSecret[]): Secret[] =>
  expected
    .filter((secret) => secret.madeBefore)
    .map(({ namespace, name, keys }) => ({
      kind: 'Secret',
      metadata: { name, namespace },
      stringData: Object.fromEntries(keys.map((key) => [key, randomBytes(12).toString('hex')])),
    }));
