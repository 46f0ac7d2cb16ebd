import type { Access } from '../model/access';
import type { Checks } from '../model/checks';
import type { HostPlace } from '../model/host-place';

/** What is said of brokers outside, or of something else. */
interface Given extends HostPlace, Access {
  readonly protocol: string;
  readonly tls?: boolean;
}

/** Reports what is said of brokers and not enough, or not in their words; and what is said in their words of something else. */
export function checkBrokers(check: Checks, host: string, given: Given): void {
  const { protocol, addresses, pods, credentials, certificateAuthority, sasl, tls } = given;
  if (protocol !== 'kafka') {
    check.require(
      sasl === undefined,
      'sasl',
      `SASL is what Kafka's brokers ask for, and this is ${protocol}`,
      'credentials: bearerToken({ … }) or basicLogin({ … })',
    );
    check.require(
      tls === undefined,
      'tls',
      'whether it is called with TLS is said by its URL',
      'no tls, and a URL that begins with https:// or http://',
    );
    return;
  }
  check.require(
    addresses !== undefined || pods !== undefined,
    'addresses',
    `from ${host} a client learns where each broker is, and no policy lets it through to them`,
    "addresses: ['203.0.113.0/24'], those of all brokers, or pods where they are in this cluster",
  );
  check.require(
    credentials === undefined,
    'credentials',
    "Kafka's brokers know their clients by SASL",
    "sasl: { mechanism: 'SCRAM-SHA-512', username: 'platform', secretName: 'kafka-login' }",
  );
  check.require(
    certificateAuthority === undefined || tls === true,
    'certificateAuthority',
    'brokers that are called without TLS show no certificate',
    'tls: true, or no certificateAuthority',
  );
}
