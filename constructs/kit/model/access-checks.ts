import { type Access, bearerToken, type Credentials } from './access';
import { secretKey } from './secret-key-checks';
import { isPlainObject, object, optional, reportGiven, type Validator, type Validators, words } from './validation';

const kinds: readonly Credentials['kind'][] = ['bearer-token', 'basic-login'];

const credentials: Validator<Credentials> = {
  example: "bearerToken({ secretName: 'otlp-sender' })",
  expected: "bearerToken({ secretName: 'otlp-sender' }) or basicLogin({ username: 'shop', secretName: 'otlp-sender' })",
  validate(value, property, reporter) {
    const key = secretKey({ secretName: 'otlp-sender', key: 'token' });
    const name = words('shop');
    const kind = isPlainObject(value) ? kinds.find((each) => each === value.kind) : undefined;
    if (!isPlainObject(value) || !kind) {
      reportGiven(value, property, credentials, reporter);
      return bearerToken({ secretName: 'missing' });
    }
    if (kind === 'bearer-token') return { kind, token: key.validate(value.token, property, reporter) };
    return {
      kind,
      username: name.validate(value.username, property, reporter),
      password: key.validate(value.password, property, reporter),
      encoded: key.validate(value.encoded, property, reporter),
    };
  },
};

export const accessValidators: Validators<Access> = {
  credentials: optional(credentials),
  certificateAuthority: optional(secretKey({ secretName: 'company-ca', key: 'ca.crt' })),
};

/** What a caller of an endpoint needs. */
export const accessValidator = object<Access>(accessValidators);
