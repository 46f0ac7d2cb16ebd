import type { Checks } from '../kit/model/checks';
import type { HostPlace } from '../kit/model/host-place';
import { type CalledHost, hostPlaceValidators } from '../kit/model/outside-host';
import type { FileOf, NeededSecret, SecretKey } from '../kit/model/secret-key';
import { secretKey } from '../kit/model/secret-key-checks';
import { flag, hostName, line, object, optional } from '../kit/model/validation';
import { mailAddress } from './receivers/email';
import { hostAndPort, splitHost } from './receivers/url';

/** The mail server. https://prometheus.io/docs/alerting/latest/configuration/#file-layout-and-global-settings */
export interface Smtp extends HostPlace {
  /** Its name and port: 587 with STARTTLS, 465 with TLS from the first byte, 25 between servers. */
  readonly smarthost: string;
  /** Whom the mail is from. */
  readonly from: string;
  /** Whom Alertmanager says to be, where the server insists on a name. Default: `localhost`. */
  readonly hello?: string;
  /** The name with which it signs in. Default: it does not sign in. */
  readonly authUsername?: string;
  /** The password, in a Secret. */
  readonly authPassword?: SecretKey;
  /** Whether mail is sent over TLS alone. Default: yes. */
  readonly requireTls?: boolean;
  /** The certificate authority of the server, in PEM, where it is not a public one. Default: public ones. */
  readonly certificateAuthority?: SecretKey;
}

export const smtpValidator = object<Smtp>({
  ...hostPlaceValidators,
  smarthost: hostAndPort('smtp.example.com:587'),
  from: mailAddress('alerts@example.com'),
  hello: optional(hostName('alerts.example.com')),
  authUsername: optional(line('alerts')),
  authPassword: optional(secretKey({ secretName: 'smtp', key: 'password' })),
  requireTls: optional(flag()),
  certificateAuthority: optional(secretKey({ secretName: 'company-ca', key: 'ca.crt' })),
});

/** Reports half of a sign-in, and a password that would cross the network readably. */
export function checkSmtp(check: Checks, { authUsername, authPassword, requireTls = true }: Smtp): void {
  if (!check.sound('smtp')) return;
  check.require(
    authUsername === undefined || authPassword !== undefined,
    'smtp.authPassword',
    `${authUsername} would sign in without a password`,
    "authPassword: { secretName: 'smtp', key: 'password' }, or no authUsername",
  );
  check.require(
    authPassword === undefined || authUsername !== undefined,
    'smtp.authUsername',
    'there is a password, and nobody to sign in with it',
    "authUsername: 'alerts', or no authPassword",
  );
  check.require(
    requireTls || authPassword === undefined,
    'smtp.requireTls',
    'without TLS a password would cross the network readably, and Alertmanager refuses to send it',
    'requireTls: true, or neither authUsername nor authPassword',
  );
}

/** Whom it calls. */
export const mailServer = ({ smarthost, addresses, pods }: Smtp): CalledHost => ({
  ...(splitHost(smarthost) ?? { host: smarthost, port: 587 }),
  addresses,
  pods,
});

export const secretsOfSmtp = ({ authPassword, certificateAuthority }: Smtp): NeededSecret[] => [
  ...(authPassword ? [{ ...authPassword, holds: 'the password of the mail server' }] : []),
  ...(certificateAuthority ? [{ ...certificateAuthority, holds: 'the certificate authority of the mail server' }] : []),
];

/** Its settings, as Alertmanager reads them. */
export function smtpSettings(smtp: Smtp, fileOf: FileOf) {
  const { smarthost, from, hello, authUsername, authPassword, requireTls = true, certificateAuthority } = smtp;
  return {
    smtp_smarthost: smarthost,
    smtp_from: from,
    ...(hello ? { smtp_hello: hello } : {}),
    ...(authUsername ? { smtp_auth_username: authUsername } : {}),
    ...(authPassword ? { smtp_auth_password_file: fileOf(authPassword) } : {}),
    ...(requireTls ? {} : { smtp_require_tls: false }),
    ...(certificateAuthority ? { smtp_tls_config: { ca_file: fileOf(certificateAuthority) } } : {}),
  };
}
