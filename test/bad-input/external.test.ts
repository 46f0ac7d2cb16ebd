import { expect, test } from '@jest/globals';
import { type Access, bearerToken, type ExternalProps, external, mebibytes, plainNetwork } from '../../constructs/kit';
import { OtelForwarder } from '../../constructs/otel-collector';
import { sending, sentTo } from '../fixtures/two-clusters';
import { findingsOf, testEnvironment } from '../support';
import { untyped } from './cases';

/** Invalid endpoints outside the cluster, and what is shown to them. */

const credentials = bearerToken({ secretName: 'platform-sender' });
const url = 'https://otlp.example.com';

/** What is said of a sender to a host outside. */
function ofHost(props: Partial<ExternalProps<'otlp.http'>>): string[] {
  const environment = sending();
  const given = { protocol: 'otlp.http', addresses: ['203.0.113.7'], ...props } as ExternalProps<'otlp.http'>;
  new OtelForwarder(environment, { sendTo: external(environment, given) });
  return findingsOf(environment);
}

test.each([
  ['postgresql', 'postgres://db.example.com/grafana', 'postgresql://db.example.com:5432/grafana'],
  ['kafka', 'a.example.com:9092,b.example.com:9092', 'kafka://kafka.example.com:9092'],
  ['tcp', 'db.example.com', 'tcp://host.example.com:1234'],
] as const)('%s: the URL that is written instead is one of its protocol', (protocol, wrong, instead) => {
  const environment = testEnvironment();
  external(environment, { protocol, url: wrong, addresses: ['203.0.113.7'] });
  const [finding = ''] = findingsOf(environment);
  expect(finding.split(' | ')[1]).toBe(`a URL with scheme and host, such as ${instead}`);
  const right = testEnvironment();
  external(right, { protocol, url: instead, addresses: ['203.0.113.7'] });
  expect(findingsOf(right)).toEqual([]);
});

test.each([
  [['IPv4'], ['2001:db8::7'], true],
  [['IPv6'], ['203.0.113.7', '198.51.100.0/24'], true],
  [['IPv4'], ['2001:db8::7', '203.0.113.7'], false],
  [['IPv4', 'IPv6'], ['2001:db8::/64'], false],
] as const)('pods with %j and a host at %j', (ipFamilies, addresses, isSaid) => {
  const environment = testEnvironment({ network: plainNetwork(), ipFamilies });
  external(environment, { protocol: 'otlp.http', url, addresses });
  expect(findingsOf(environment)).toEqual([]);
  const [family] = ipFamilies;
  expect(environment.warnings.map(({ problem }) => problem)).toEqual(
    isSaid
      ? [
          `the addresses of pods here are of ${family} alone and those of otlp.example.com are not, so a policy lets nothing through to it`,
        ]
      : [],
  );
});

const noScheme = 'has no scheme or no host | a URL with scheme and host, such as https://otlp.example.com';

test.each<[string, Partial<ExternalProps<'otlp.http'>>, string]>([
  ['no URL', {}, "url: url is missing | url: 'https://otlp.example.com'"],
  ['a host alone', { url: 'otlp.example.com' }, `url: "otlp.example.com" ${noScheme}`],
  ['host and port', { url: 'otlp.example.com:4318' }, `url: "otlp.example.com:4318" ${noScheme}`],
  [
    'a query',
    { url: `${url}/otlp?tenant=1` },
    'url: the URL has ?tenant=1, which is no part of an address: what follows by the protocol is put behind it | https://otlp.example.com/otlp',
  ],
  ['a fragment', { url: `${url}/#a` }, 'url: the URL has #a, which no program sends | https://otlp.example.com'],
  [
    'a password in it',
    { url: 'https://shop:secret@otlp.example.com' },
    'url: the URL has a name or a password, which would be in Git | https://otlp.example.com',
  ],
  [
    'the path of one signal',
    { url: `${url}/otlp/v1/traces` },
    'url: senders put /v1/traces, /v1/metrics and /v1/logs behind the URL themselves, and it ends with /v1/traces | https://otlp.example.com/otlp',
  ],
  [
    'a scheme that no program here speaks',
    { url: 'ftp://otlp.example.com' },
    'url: ftp:// is none of https://, http://, postgresql://, kafka://, tcp:// | a URL with scheme and host, such as https://otlp.example.com',
  ],
  [
    'a Service of the own cluster',
    { url: 'http://otel.monitoring.svc:4318', addresses: undefined },
    "addresses: otel.monitoring.svc is a Service of this cluster, and nothing says which pods answer there | pods: pods('mail', { app: 'postfix' }), with their namespace and labels",
  ],
  [
    'a scheme without a port',
    { url: 'tcp://otlp.example.com' },
    'url: tcp://otlp.example.com has no port | tcp://otlp.example.com:1234, with its port',
  ],
  [
    'a token without TLS',
    { url: 'http://otlp.example.com', credentials },
    'url: credentials would cross the network readably on the way to otlp.example.com | https://otlp.example.com, or no credentials',
  ],
  [
    'no address, where policies know no names',
    { url, addresses: undefined },
    "addresses: a policy of this network knows no names, so it cannot let otlp.example.com through | addresses: ['203.0.113.0/24'], the blocks of addresses that the host has",
  ],
])('a host outside: %s', (_title, props, finding) => {
  expect(ofHost(props)).toEqual([`shop › external › ${finding}`]);
});

test('what is called as Kafka is nothing else', () => {
  expect(ofHost({ url: 'kafka://otlp.example.com' })).toEqual([
    'shop › external › url: kafka:// is not otlp.http | https://otlp.example.com',
  ]);
});

const access = (given: unknown): string[] => {
  const environment = sending();
  new OtelForwarder(environment, { sendTo: sentTo({}, untyped<Access>(given)).otlp });
  return findingsOf(environment);
};

test.each<[string, unknown, string]>([
  [
    'a Secret with an invalid name',
    { credentials: bearerToken({ secretName: 'Platform_Sender' }) },
    '.credentials.secretName: "Platform_Sender" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
  ],
  [
    'a key that no Secret can have',
    { credentials: bearerToken({ secretName: 'sender', key: 'my token' }) },
    `.credentials.key: "my token" is no key of a Secret | the name of a key in the Secret, such as 'token': letters, digits, hyphens, underscores and dots`,
  ],
  [
    'the name of the Secret alone',
    { credentials: bearerToken(untyped('platform-sender')) },
    ".credentials: \"platform-sender\" is given | bearerToken({ secretName: 'otlp-sender' }) or basicLogin({ username: 'shop', secretName: 'otlp-sender' })",
  ],
  [
    'a text',
    { credentials: 'platform-sender' },
    ".credentials: \"platform-sender\" is given | bearerToken({ secretName: 'otlp-sender' }) or basicLogin({ username: 'shop', secretName: 'otlp-sender' })",
  ],
  [
    'credentials by themselves',
    credentials,
    ': what its callers show is given to with by itself | .with({ credentials: … }), with what was given in it',
  ],
  [
    'a file as the certificate authority',
    { credentials, certificateAuthority: 'ca.pem' },
    ".certificateAuthority: \"ca.pem\" is given | an object such as { secretName: 'company-ca', key: 'ca.crt' }",
  ],
  [
    'a property that there is not',
    { credentials, ca: 'ca.pem' },
    '.ca: there is no property ca | one of: credentials, sasl, certificateAuthority',
  ],
  [
    'a name among the addresses',
    { credentials, addresses: ['otlp.example.com'] },
    '.addresses: "otlp.example.com" is neither an address nor a block | an address or a block of addresses, such as \'203.0.113.0/24\'',
  ],
  ...(
    [
      ['203.0.113.54/24', 'is an address in the block 203.0.113.0/24, so API servers warn'],
      ['2001:db8::1/32', 'is an address in the block 2001:db8::/32, so API servers warn'],
      ['2001:DB8:0::1', 'is not in the usual form, 2001:db8::1, so API servers warn'],
      ['::ffff:203.0.113.54', 'is an address of IPv4 in the form of IPv6, at which API servers warn'],
    ] as const
  ).map(([address, problem]): [string, object, string] => [
    `the address ${address}`,
    { credentials, addresses: [address] },
    `.addresses: "${address}" ${problem} | an address or a block of addresses, such as '203.0.113.0/24'`,
  ]),
])('what is shown there: %s', (_title, given, finding) => {
  expect(access(given)).toEqual([`shop › otel-collector › sendTo${finding}`]);
});

test.each<[string, object, string]>([
  ['a path of brokers', { url: 'kafka://a.example.com/topic' }, 'url: brokers have no paths, and the URL has /topic'],
  [
    'a host of other letters',
    { url: 'kafka://ä.example.com' },
    'url: "kafka://ä.example.com" has a host that DNS does not know',
  ],
  [
    'a line break',
    { url: 'kafka://a.example.com\n' },
    'url: "kafka://a.example.com\\n" has characters that nobody sees',
  ],
  ['no number', { offers: { largestRequest: mebibytes(Number.NaN) } }, 'offers.largestRequest: its number is NaN'],
  ['a number alone', { offers: { largestRequest: 1_048_576 } }, 'offers.largestRequest: 1048576 is given'],
  ['what another protocol has', { offers: { exemplars: true } }, 'offers.exemplars: there is no property exemplars'],
  ['nothing', { offers: null }, 'offers: null is given'],
  [
    'a name that ends early',
    { sasl: { mechanism: 'PLAIN', username: 'a\u0000b', secretName: 'kafka-login' } },
    'sasl.username: "a\\u0000b" is no name of a user',
  ],
])('brokers: %s', (_title, given, finding) => {
  const environment = testEnvironment();
  const addresses = ['203.0.113.0/24'];
  external(environment, { protocol: 'kafka', url: 'kafka://a.example.com', addresses, ...given });
  expect(findingsOf(environment).map((each) => each.replace(/ \| .*$/, ''))).toEqual([`test › external › ${finding}`]);
});

test.each([
  ['kafak', 'kafak://kafka.example.com:9092', "'kafka'"],
  ['postgresq', 'postgres://db.example.com/grafana', "'postgresql'"],
  ['mysql', 'mysql://db.example.com/grafana', 'one of: otlp.http, otlp.grpc'],
])('nothing is said of the URL of %s, which is no protocol', (protocol, url, instead) => {
  const environment = testEnvironment();
  external(environment, { protocol: untyped<'tcp'>(protocol), url, addresses: ['203.0.113.7'] });
  expect(findingsOf(environment)).toEqual([expect.stringContaining(` | ${instead}`)]);
});
