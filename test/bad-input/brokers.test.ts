import { expect, test } from '@jest/globals';
import { basicLogin, type ExternalProps, external, mebibytes } from '../../constructs/kit';
import { Writer } from '../kafka/environments';
import { findingsOf, testEnvironment } from '../support';
import { untyped } from './cases';

/** What is said of brokers that are somebody else's. */

function ofBrokers(props: Partial<ExternalProps<'kafka'>>): string[] {
  const environment = testEnvironment();
  const given = {
    protocol: 'kafka',
    url: 'kafka://kafka.example.com',
    addresses: ['203.0.113.0/24'],
    ...props,
  } as const;
  const brokers = external(environment, given);
  new Writer(environment, { name: 'writer', brokers, topics: { traces: 4 } });
  return findingsOf(environment);
}

test.each<[string, Partial<ExternalProps<'kafka'>>, readonly string[]]>([
  ['as they take records of the size that Tempo writes', { offers: { largestRequest: mebibytes(16) } }, []],
  [
    'with their own limit of a record',
    {},
    [
      'test › writer › brokers: requests of up to 16Mi go to kafka.example.com, which takes at most 1Mi | offers: { largestRequest: mebibytes(16) } in its external({ … }) if it takes as much, or a smaller request at the sender',
    ],
  ],
  [
    'at the URL of something else',
    { url: 'https://kafka.example.com:9093' },
    ['test › external › url: https:// is not Kafka | kafka://kafka.example.com:9093, with tls: true'],
  ],
  [
    'with a password that is not of SASL',
    { credentials: basicLogin({ username: 'tempo', secretName: 'kafka' }) },
    [
      "test › external › credentials: Kafka's brokers know their clients by SASL | sasl: { mechanism: 'SCRAM-SHA-512', username: 'platform', secretName: 'kafka-login' }",
    ],
  ],
  [
    'with a certificate authority and without TLS',
    { certificateAuthority: { secretName: 'kafka-ca', key: 'ca.crt' } },
    [
      'test › external › certificateAuthority: brokers that are called without TLS show no certificate | tls: true, or no certificateAuthority',
    ],
  ],
  [
    'with a mechanism that no client here knows',
    { sasl: untyped({ mechanism: 'GSSAPI', username: 'a b', secretName: 'kafka' }) },
    [
      'test › external › sasl.mechanism: "GSSAPI" is none of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 | one of: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512',
      'test › external › sasl.username: "a b" is no name of a user | a name such as \'platform\'',
    ],
  ],
  [
    'with the address of none',
    { addresses: undefined },
    [
      "test › external › addresses: a policy of this network knows no names, so it cannot let kafka.example.com through | addresses: ['203.0.113.0/24'], the blocks of addresses that the host has",
      "test › external › addresses: from kafka.example.com a client learns where each broker is, and no policy lets it through to them | addresses: ['203.0.113.0/24'], those of all brokers, or pods where they are in this cluster",
    ],
  ],
])('brokers of somebody else: %s', (_title, props, findings) => {
  expect(ofBrokers(props)).toEqual(findings);
});
