import type { SecretKey } from './secret-key';
import { object } from './validation/collections';
import { subdomain } from './validation/names';
import type { Validator } from './validation/validator';
import { text } from './validation/values';

/**
 * What somebody gave in the place of a key's name: a key of AWS, a token of Slack, GitHub or Grafana, a JSON Web Token, or a number in
 * hexadecimal, as PagerDuty's. Written there, it would be in Git.
 */
const secretItself =
  /^(?:A[KS]IA[A-Z0-9]{16}|(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9/+]{40}|xox[abeprs]-.+|gh[opsu]_\w+|github_pat_\w+|gl(?:c|sa)_\S+|eyJ[\w-]+\..+|[0-9a-f]{32,})$/;

/** The name of a key in a Secret. */
export const secretKeyName = (example: string): Validator<string> =>
  text({
    example,
    expected: `the name of a key in the Secret, such as '${example}': letters, digits, hyphens, underscores and dots`,
    standIn: example,
    problem(value) {
      if (secretItself.test(value)) return 'what is given looks like the secret itself, which would be in Git';
      return /^[-._a-zA-Z0-9]{1,253}$/.test(value) ? undefined : `${JSON.stringify(value)} is no key of a Secret`;
    },
  });

/** A key of a Secret. `example`: the names of one that is meant. */
export const secretKey = (example: SecretKey): Validator<SecretKey> =>
  object<SecretKey>({ secretName: subdomain(example.secretName), key: secretKeyName(example.key) });
