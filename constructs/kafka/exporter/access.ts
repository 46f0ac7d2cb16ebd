import type { Component, Endpoint } from '../../kit';
import { secretsOf } from '../../kit/model/access';
import { passwordOf, type SaslMechanism } from '../../kit/model/sasl';
import type { FileOf, NeededSecret } from '../../kit/model/secret-key';
import type { EnvironmentValue } from '../../kit/pods/container';
import { expectSecrets } from '../../kit/pods/secret-files';

type Brokers = Endpoint<'kafka'>;

/** The exporter's own names of mechanisms. https://github.com/danielqsj/kafka_exporter#flags */
const names: Readonly<Record<SaslMechanism, string>> = {
  PLAIN: 'plain',
  'SCRAM-SHA-256': 'scram-sha256',
  'SCRAM-SHA-512': 'scram-sha512',
};

/** How brokers are called that ask who calls, or that are called with TLS. The password is no flag: flags of a process are no secret. */
export function accessFlags({ access, scheme }: Brokers, fileOf: FileOf): readonly string[] {
  const { sasl, certificateAuthority } = access ?? {};
  return [
    ...(sasl
      ? ['--sasl.enabled', `--sasl.mechanism=${names[sasl.mechanism]}`, `--sasl.username=${sasl.username}`]
      : []),
    ...(scheme === 'https' ? ['--tls.enabled'] : []),
    ...(certificateAuthority ? [`--tls.ca-file=${fileOf(certificateAuthority)}`] : []),
  ];
}

/** The certificate authority, which is a file. */
export const authorityNeeded = ({ access, host }: Brokers): readonly NeededSecret[] =>
  secretsOf({ certificateAuthority: access?.certificateAuthority }, 'password', host);

/** The password, which is read from a variable, when the exporter starts. */
export function passwordVariable(
  exporter: Component,
  { access, host }: Brokers,
): Readonly<Record<string, EnvironmentValue>> {
  const sasl = access?.sasl;
  if (!sasl) return {};
  expectSecrets(exporter, secretsOf({ sasl }, 'password', host));
  const { secretName, key } = passwordOf(sasl);
  return { SASL_USER_PASSWORD: { secret: { name: secretName, key } } };
}
