import { type Access, bearerToken, type Credentials } from './access';
import { isPlainObject } from './plain-object';
import { type Sasl, saslMechanisms } from './sasl';
import { secretKey, secretKeyName } from './secret-key-checks';
import { object } from './validation/collections';
import { subdomain } from './validation/names';
import { optional, type Reporter, type Validator, type Validators } from './validation/validator';
import { oneOf, reportGiven, text } from './validation/values';

const kinds: readonly Credentials['kind'][] = ['bearer-token', 'basic-login'];

const username = text({
  example: 'shop',
  expected: "a name without a colon, such as 'shop'",
  standIn: 'shop',
  // The first colon ends the name. https://www.rfc-editor.org/rfc/rfc7617#section-2
  problem: (value) => (/^[^:\s\p{Cc}]+$/u.test(value) ? undefined : `${JSON.stringify(value)} is no name of a user`),
});

const credentials: Validator<Credentials> = {
  example: "bearerToken({ secretName: 'otlp-sender' })",
  expected: "bearerToken({ secretName: 'otlp-sender' }) or basicLogin({ username: 'shop', secretName: 'otlp-sender' })",
  validate(value, property, reporter) {
    const key = secretKey({ secretName: 'otlp-sender', key: 'token' });
    const kind = isPlainObject(value) ? kinds.find((each) => each === value.kind) : undefined;
    if (!isPlainObject(value) || !kind) {
      reportGiven(value, property, credentials, reporter);
      return bearerToken({ secretName: 'missing' });
    }
    if (kind === 'bearer-token') return { kind, token: key.validate(value.token, property, reporter) };
    // Both are in one Secret, whose name is wrong once.
    const again: Reporter = { report: () => {} };
    return {
      kind,
      username: username.validate(value.username, property, reporter),
      password: key.validate(value.password, property, reporter),
      encoded: key.validate(value.encoded, property, again),
    };
  },
};

const sasl = object<Sasl>(
  {
    mechanism: oneOf(saslMechanisms),
    username: text({
      example: 'platform',
      expected: "a name such as 'platform'",
      standIn: 'platform',
      problem: (value) =>
        /^[^\s\p{Cc}"\\,]+$/u.test(value) ? undefined : `${JSON.stringify(value)} is no name of a user`,
    }),
    secretName: subdomain('kafka-login'),
    key: optional(secretKeyName('password')),
  },
  "{ mechanism: 'SCRAM-SHA-512', username: 'platform', secretName: 'kafka-login' }",
);

export const accessValidators: Validators<Access> = {
  credentials: optional(credentials),
  sasl: optional(sasl),
  certificateAuthority: optional(secretKey({ secretName: 'company-ca', key: 'ca.crt' })),
};

/** What a caller of an endpoint needs. */
export const accessValidator = object<Access>(accessValidators);
