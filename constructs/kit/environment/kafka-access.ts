import type { Checks } from '../model/checks';
import type { Endpoint } from '../model/endpoint';

/** Reports brokers that a client cannot call as they ask for it, and a password that would cross a network readably. */
export function checkKafkaAccess(
  check: Checks,
  property: string,
  { scheme, access, host, peer }: Endpoint,
  usesAccess: boolean,
): void {
  const { sasl } = access ?? {};
  const instead = 'a listener of the brokers without it, or kafka.brokers of new Kafka(environment, { … })';
  check.require(
    usesAccess || scheme === 'http',
    property,
    `${host} is called with TLS, which this program does not speak with Kafka`,
    instead,
  );
  check.require(
    access?.credentials === undefined,
    property,
    `${host} is given credentials, and Kafka's brokers know their clients by SASL`,
    'sasl in the place of credentials',
  );
  if (!sasl) return;
  const { mechanism } = sasl;
  check.require(
    usesAccess,
    property,
    `${host} knows its clients by SASL, and this program has no mechanism by which a password stays hidden`,
    instead,
  );
  check.require(
    !usesAccess || mechanism !== 'PLAIN' || scheme === 'https' || peer.kind === 'pods',
    property,
    `by PLAIN the password would cross the network readably on the way to ${host}`,
    "tls: true, or mechanism: 'SCRAM-SHA-512'",
  );
}
