import type { SecretKey } from './secret-key';
import { object } from './validation/collections';
import { subdomain } from './validation/names';
import type { Validator } from './validation/validator';
import { text } from './validation/values';

/** A key of a Secret. `example`: the names of one that is meant. */
export const secretKey = (example: SecretKey): Validator<SecretKey> =>
  object<SecretKey>({
    secretName: subdomain(example.secretName),
    key: text({
      example: example.key,
      expected: 'letters, digits, hyphens, underscores and dots',
      standIn: example.key,
      problem: (value) =>
        /^[-._a-zA-Z0-9]{1,253}$/.test(value) ? undefined : `${JSON.stringify(value)} is no key of a Secret`,
    }),
  });
