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
  readonly username: SecretKey;
  readonly password: SecretKey;
  /** `name:password` in base64, for programs that take whole headers alone, as the SDKs of OpenTelemetry do. */
  readonly encoded: SecretKey;
}

/** By what a caller is known. */
export type Credentials = BearerToken | BasicLogin;

/** What a caller needs where an endpoint lies outside its cluster. The Secrets are in the namespace of the caller. */
export interface Access {
  /** By what it is known: `bearerToken({ … })` or `basicLogin({ … })`. Default: nobody asks. */
  readonly credentials?: Credentials;
  /** The certificate authority of the other side, in PEM, where it is not a public one. Default: public ones. */
  readonly certificateAuthority?: SecretKey;
}

/** A token in a Secret that somebody makes. `key`: the key that holds it; default: `token`. */
export const bearerToken = ({ secretName, key = 'token' }: Pick<SecretKey, 'secretName'> & Partial<SecretKey>) =>
  ({ kind: 'bearer-token', token: { secretName, key } }) satisfies BearerToken;

/**
 * A name and a password in a Secret that somebody makes, in its keys `username` and `password`, and in `encoded` both with a colon
 * between them in base64: `printf '%s' "$username:$password" | base64 -w 0`. Only programs that send whole headers read the last one.
 */
export const basicLogin = ({ secretName }: Pick<SecretKey, 'secretName'>) =>
  ({
    kind: 'basic-login',
    username: { secretName, key: 'username' },
    password: { secretName, key: 'password' },
    encoded: { secretName, key: 'encoded' },
  }) satisfies BasicLogin;

/** The Secrets that a program reads from files: a name and a password, a token, a certificate authority. `of`: whose they are. */
export function secretsOf({ credentials, certificateAuthority }: Access, of: string): NeededSecret[] {
  return [
    ...(credentials?.kind === 'bearer-token' ? [{ ...credentials.token, holds: `the token for ${of}` }] : []),
    ...(credentials?.kind === 'basic-login'
      ? [
          { ...credentials.username, holds: `the name for ${of}` },
          { ...credentials.password, holds: `the password for ${of}` },
        ]
      : []),
    ...(certificateAuthority ? [{ ...certificateAuthority, holds: `the certificate authority of ${of}` }] : []),
  ];
}
