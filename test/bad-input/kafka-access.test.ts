import { expect, test } from '@jest/globals';
import { KafkaLogs } from '../../constructs/alloy';
import { KafkaExporter } from '../../constructs/kafka';
import {
  bearerToken,
  days,
  type Endpoint,
  type Environment,
  type ExternalProps,
  external,
  gibibytes,
  mebibytes,
  plainNetwork,
  pods,
  type Sasl,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { forLoad } from '../../constructs/stores/forms';
import { Tempo } from '../../constructs/tempo';
import { Writer } from '../kafka/environments';
import { findingsOf, testEnvironment } from '../support';
import { bucket, inZones, loadOf } from '../tempo/environments';

/** Brokers that ask for TLS or a password, and programs that call them. */

const secretName = 'kafka-login';
const scram: Sasl = { mechanism: 'SCRAM-SHA-512', username: 'platform', secretName };
const plain: Sasl = { ...scram, mechanism: 'PLAIN' };

const programs = {
  Alloy: (environment: Environment, brokers: Endpoint<'kafka'>) => {
    const loki = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
    new KafkaLogs(environment, { brokers, topics: ['events'], logsTo: loki.push });
  },
  'the exporter': (environment: Environment, brokers: Endpoint<'kafka'>) => new KafkaExporter(environment, { brokers }),
  Tempo: (environment: Environment, kafka: Endpoint<'kafka'>) =>
    new Tempo(environment, { form: forLoad({ storage: bucket, load: loadOf({ spansPerSecond: 60_000 }) }), kafka }),
  'another one': (environment: Environment, brokers: Endpoint<'kafka'>) =>
    new Writer(environment, { name: 'writer', brokers, topics: { traces: 1 } }),
} as const;

type Asking = Pick<ExternalProps<'kafka'>, 'tls' | 'sasl' | 'pods' | 'addresses' | 'certificateAuthority'>;

function findings(program: keyof typeof programs, asking: Asking): string[] {
  const environment = testEnvironment({ network: plainNetwork(), ...inZones });
  const url = asking.pods ? 'kafka://kafka.kafka.svc:9092' : 'kafka://kafka.example.com:9094';
  const place = asking.pods ? {} : { addresses: ['203.0.113.0/24'] };
  const offers = { largestRequest: mebibytes(16) };
  programs[program](environment, external(environment, { protocol: 'kafka', url, offers, ...place, ...asking }));
  return [...new Set(findingsOf(environment).filter((each) => each.includes('roker') || each.includes('afka')))];
}

const instead = 'a listener of the brokers without it, or kafka.brokers of new Kafka(environment, { … })';
const noTls = 'kafka.example.com is called with TLS, which this program does not speak with Kafka';
const noPassword =
  'kafka.example.com knows its clients by SASL, and this program has no mechanism by which a password stays hidden';
const readable = 'by PLAIN the password would cross the network readably on the way to kafka.example.com';
const hidden = "tls: true, or mechanism: 'SCRAM-SHA-512'";
const inCluster = pods('kafka', { 'strimzi.io/name': 'company-kafka' });
const certificateAuthority = { secretName: 'kafka-ca', key: 'ca.crt' };

test.each<[keyof typeof programs, string, Asking, readonly string[]]>([
  ['Alloy', 'TLS', { tls: true }, []],
  ['Alloy', 'SCRAM without TLS, which hides the password', { sasl: scram }, []],
  ['Alloy', 'PLAIN with TLS', { tls: true, certificateAuthority, sasl: plain }, []],
  ['Alloy', 'PLAIN inside the cluster', { sasl: plain, pods: inCluster }, []],
  ['Alloy', 'PLAIN without TLS', { sasl: plain }, [`test › kafka-logs › brokers: ${readable} | ${hidden}`]],
  ['the exporter', 'TLS', { tls: true, certificateAuthority }, []],
  ['the exporter', 'PLAIN without TLS', { sasl: plain }, [`test › kafka-exporter › brokers: ${readable} | ${hidden}`]],
  [
    'Tempo',
    'TLS and a password',
    { tls: true, sasl: scram },
    [`test › tempo › kafka: ${noTls} | ${instead}`, `test › tempo › kafka: ${noPassword} | ${instead}`],
  ],
  [
    'Tempo',
    'PLAIN, which it would send readably',
    { sasl: plain },
    [`test › tempo › kafka: ${noPassword} | ${instead}`],
  ],
  ['another one', 'TLS', { tls: true }, [`test › writer › brokers: ${noTls} | ${instead}`]],
])('%s: %s', (program, _title, asking, expected) => {
  expect(findings(program, asking)).toEqual(expected);
});

test('words of Kafka that are said of something else, and others that are said of Kafka', () => {
  const environment = testEnvironment();
  const addresses = ['203.0.113.7'];
  external(environment, { protocol: 'otlp.http', url: 'https://otlp.example.com', addresses, sasl: scram, tls: true });
  const brokers = external(environment, { protocol: 'kafka', url: 'kafka://kafka.example.com', addresses });
  new KafkaExporter(environment, { brokers: brokers.with({ credentials: bearerToken({ secretName: 'token' }) }) });
  expect(findingsOf(environment)).toEqual([
    "test › external › sasl: SASL is what Kafka's brokers ask for, and this is otlp.http | credentials: bearerToken({ … }) or basicLogin({ … })",
    'test › external › tls: whether it is called with TLS is said by its URL | no tls, and a URL that begins with https:// or http://',
    "test › kafka-exporter › brokers: kafka.example.com is given credentials, and Kafka's brokers know their clients by SASL | sasl in the place of credentials",
  ]);
});
