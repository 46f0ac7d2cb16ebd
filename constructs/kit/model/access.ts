import { madeOf } from './plain-object';
import { passwordOf, type Sasl } from './sasl';
import type { NeededSecret, SecretKey } from './secret-key';

/** A token by which a caller is known, in the header `Authorization: Bearer …`. Written by `bearerToken`. */
export interface BearerToken {
  readonly kind: 'bearer-token';
  /** Where the token is. */
  readonly token: SecretKey;
}

/** A name and a password by which a caller is known, in the header `Authorization: Basic …`. Written by `basicLogin`. */
export interface BasicLogin {
  readonly kind: 'basic-login';
  /** The name. */
  readonly username: string;
  /** Where the password is. */
  readonly password: SecretKey;
  /** `name:password` in base64, for programs that take the header as a whole. */
  readonly encoded: SecretKey;
}

/** By what a caller is known. */
export type Credentials = BearerToken | BasicLogin;

/** What a caller needs where an endpoint lies outside its cluster. The Secrets are in the namespace of the caller. */
export interface Access {
  /** By what it is known: `bearerToken({ … })` or `basicLogin({ … })`. Default: nobody asks. */
  readonly credentials?: Credentials;
  /** By what Kafka's brokers know it. Default: nobody asks. */
  readonly sasl?: Sasl;
  /** The certificate authority of the other side, in PEM, where it is not a public one. Default: public ones. */
  readonly certificateAuthority?: SecretKey;
}

/** A token in a Secret that somebody makes. `key`: the key that holds it; default: `token`. */
export const bearerToken = (props: Pick<SecretKey, 'secretName'> & Partial<SecretKey>) =>
  madeOf(
    props,
    ({ secretName, key = 'token' }) => ({ kind: 'bearer-token', token: { secretName, key } }) satisfies BearerToken,
  );

/**
 * A name, and its password in a Secret that somebody makes: in the key `password`, and in `encoded` with the name before it, in
 * base64: `printf '%s' 'name:password' | base64 -w 0`. Programs read the one or the other.
 */
export const basicLogin = (props: Pick<BasicLogin, 'username'> & Pick<SecretKey, 'secretName'>) =>
  madeOf(
    props,
    ({ username, secretName }) =>
      ({
        kind: 'basic-login',
        username,
        password: { secretName, key: 'password' },
        encoded: { secretName, key: 'encoded' },
      }) satisfies BasicLogin,
  );

/** The Secrets that a program reads. `login`: which form of name and password it takes. `of`: whose they are. */
export function secretsOf(
  { credentials, sasl, certificateAuthority }: Access,
  login: 'password' | 'encoded',
  of: string,
): NeededSecret[] {
  return [
    ...(credentials?.kind === 'bearer-token' ? [{ ...credentials.token, holds: `the token for ${of}` }] : []),
    ...(credentials?.kind === 'basic-login'
      ? [
          login === 'password'
            ? { ...credentials.password, holds: `the password of ${credentials.username} for ${of}` }
            : {
                ...credentials.encoded,
                holds: `${credentials.username}, a colon and the password for ${of}, in base64`,
              },
        ]
      : []),
    ...(sasl ? [{ ...passwordOf(sasl), holds: `the password of ${sasl.username} for ${of}` }] : []),
    ...(certificateAuthority ? [{ ...certificateAuthority, holds: `the certificate authority of ${of}` }] : []),
  ];
}

/** Somebody who is called, and what its callers need. */
interface Called {
  readonly host: string;
  readonly access?: Access;
}

/** The Secrets for several destinations. */
export const secretsOfAll = (called: readonly (Called | undefined)[], login: 'password' | 'encoded'): NeededSecret[] =>
  called.flatMap((to) => (to?.access ? secretsOf(to.access, login, to.host) : []));
