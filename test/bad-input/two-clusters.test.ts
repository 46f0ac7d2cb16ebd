import { expect, test } from '@jest/globals';
import type { App } from 'cdk8s';
import { basicUsers, bearerTokens, Gateway } from '../../constructs/gateway';
import {
  basicLogin,
  bearerToken,
  type Cluster,
  Endpoint,
  type Environment,
  type ExternalProps,
  endpointsOf,
  external,
  mebibytes,
} from '../../constructs/kit';
import { OtelForwarder } from '../../constructs/otel-collector';
import { defineProject } from '../../constructs/project';
import { Tempo } from '../../constructs/tempo';
import { platform, platformBehindGateway, sending, sentTo } from '../fixtures/two-clusters';
import { findingsOf } from '../support';
import { size } from './cases';

/** A platform, its senders in another cluster, and the way between them, each with one mistake. */

const token = { credentials: bearerToken({ secretName: 'platform-sender' }) };
const login = (username: string) => basicLogin({ username, secretName: 'platform-sender' });
const byLogin = { gateway: { senders: basicUsers('gateway-senders') } };
const address = { addresses: ['203.0.113.9'] };

/** The environment of a sender. */
function sender(sendTo: Endpoint<'otlp.http'> | undefined, cluster: Partial<Cluster> = {}): Environment {
  const environment = sending(cluster);
  new OtelForwarder(environment, { sendTo: sendTo as Endpoint<'otlp.http'> });
  return environment;
}

/** A sender to somebody who is part of no environment. */
function elsewhere(given: Omit<ExternalProps<'otlp.http'>, 'protocol'>): Environment {
  const environment = sending();
  new OtelForwarder(environment, { sendTo: external(environment, { protocol: 'otlp.http', ...given }) });
  return environment;
}

const inside = () =>
  endpointsOf(() => {
    const { environment, otel } = platform();
    return environment.exporting({ otlp: otel.otlp.http });
  }).otlp;

function fromInside(): Environment {
  const { environment, otel } = platform();
  const hosts = { otlp: otel.fromOtherClusters };
  const { outside } = new Gateway(environment, { domain: 'example.com', hosts, senders: bearerTokens('senders') });
  new OtelForwarder(environment, { name: 'second', sendTo: outside.otlp });
  return environment;
}

function askedByNobody(): Environment {
  const { environment, loki } = platform();
  new Gateway(environment, { domain: 'example.com', hosts: { loki: loki.query } });
  return environment;
}

function storeThatSends(): Environment {
  const environment = sending();
  new Tempo(environment, { ...size, metricsTo: sentTo().metrics });
  return environment;
}

test.each<[string, () => Environment, readonly string[]]>([
  [
    'a token without TLS, at the gateway',
    () => platformBehindGateway({ gateway: { tls: 'off' } }),
    [
      "platform › gateway › tls: the token of each sender would cross the network readably | a certificate, such as clusterIssuer('letsencrypt'), or no senders, where everybody may send",
    ],
  ],
  [
    'no word on who may send',
    () => platformBehindGateway({ gateway: { senders: undefined } }),
    [
      "platform › gateway › senders: other clusters may send, and nothing says which | senders: bearerTokens('gateway-senders'), or tls: 'off' for tests, where everybody may",
    ],
  ],
  [
    "a Secret's name as it is, where who may send is said",
    () => platformBehindGateway({ gateway: { senders: 'gateway-senders' as never } }),
    [
      "platform › gateway › senders: \"gateway-senders\" is given | bearerTokens('gateway-senders') or basicUsers('gateway-senders')",
    ],
  ],
  [
    'senders in a Secret that can not be',
    () => platformBehindGateway({ gateway: { senders: bearerTokens('Gateway Senders') } }),
    [
      'platform › gateway › senders: "Gateway Senders" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ],
  ],
  [
    'no request a second',
    () => platformBehindGateway({ gateway: { requestsPerSecond: 0 } }),
    [
      'platform › gateway › requestsPerSecond: 0 is not a whole number from 1 to 100000 | a whole number from 1 to 100000',
    ],
  ],
  [
    'a name among the addresses',
    () => platformBehindGateway({ gateway: { addresses: ['otlp.example.com'] } }),
    [
      'platform › gateway › addresses: "otlp.example.com" is neither an address nor a block | an address or a block of addresses, such as \'203.0.113.0/24\'',
    ],
  ],
  [
    'a Collector that takes nothing from others',
    () => platformBehindGateway({ otherClusters: false }),
    ['platform › otel-collector › otherClusters: it takes nothing from other clusters | otherClusters: true'],
  ],
  [
    'a platform whose cluster has no name',
    () => platformBehindGateway({ cluster: { name: undefined } }),
    [
      "platform › otel-collector › otherClusters: other clusters send, and nothing tells the signals of this one from theirs | name: 'observability' in the environment's cluster",
    ],
  ],
  [
    'questions, and nobody who may ask',
    () => askedByNobody(),
    [
      "platform › gateway › users: people may ask, and nothing says who | users: 'observability-users', a Secret with a line `name:hash` for each in its key `auth`",
    ],
  ],
  [
    'a sender whose cluster has no name',
    () => sender(sentTo().otlp, { name: undefined }),
    [
      "shop › otel-collector › sendTo: this cluster has no name, by which platform could tell its signals from others | name: 'production' in the environment's cluster",
    ],
  ],
  [
    'two clusters of one name',
    () => sender(sentTo().otlp, { name: 'platform' }),
    [
      "shop › otel-collector › sendTo: this cluster and that of platform are both named platform | a name of its own for each, in the environment's cluster",
    ],
  ],
  [
    'no token where one is asked for',
    () => sender(sentTo({}, {}).otlp),
    [
      "shop › otel-collector › sendTo: otlp.platform.example.com asks by whom it is called | its endpoint .with({ credentials: bearerToken({ secretName: 'otlp-sender' }) })",
    ],
  ],
  [
    'a login where a token is asked for',
    () => sender(sentTo({}, { credentials: login('shop') }).otlp),
    [
      "shop › otel-collector › sendTo: otlp.platform.example.com knows its callers by a token | bearerToken({ secretName: 'otlp-sender' })",
    ],
  ],
  [
    'a token where a login is asked for',
    () => sender(sentTo(byLogin).otlp),
    [
      "shop › otel-collector › sendTo: otlp.platform.example.com knows its callers by name and password | basicLogin({ username: 'shop', secretName: 'otlp-sender' })",
    ],
  ],
  [
    'a login that is not named as its cluster',
    () => sender(sentTo(byLogin, { credentials: login('orders') }).otlp),
    [
      "shop › otel-collector › sendTo: the login orders would name the signals of the cluster shop otherwise than it does | username: 'shop', or 'shop@2' for a second login",
    ],
  ],
  [
    'a token to a platform without TLS',
    () => sender(sentTo({ gateway: { senders: undefined, tls: 'off' } }).otlp),
    [
      'shop › otel-collector › sendTo: a token would cross the network readably on the way to otlp.platform.example.com | an endpoint with TLS, or no credentials',
    ],
  ],
  [
    'a gateway without addresses, for a network that knows no names',
    () => sender(sentTo({ gateway: { addresses: undefined } }).otlp),
    [
      "shop › otel-collector › sendTo: a policy of this network knows no names, so it cannot let otlp.platform.example.com through | addresses: ['203.0.113.0/24'], the blocks of addresses that the host has",
    ],
  ],
  [
    'the token itself in place of its Secret',
    () => sender(sentTo({}, { credentials: '5ec0' as never }).otlp),
    [
      "shop › otel-collector › sendTo: otlp.platform.example.com knows its callers by a token | bearerToken({ secretName: 'otlp-sender' })",
      "shop › otel-collector › sendTo.credentials: \"5ec0\" is given | bearerToken({ secretName: 'otlp-sender' }) or basicLogin({ username: 'shop', secretName: 'otlp-sender' })",
    ],
  ],
  [
    'a Secret that can not be',
    () => sender(sentTo({}, { credentials: bearerToken({ secretName: 'Platform_Sender' }) }).otlp),
    [
      'shop › otel-collector › sendTo.credentials.secretName: "Platform_Sender" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ],
  ],
  [
    'a key that no Secret has',
    () => sender(sentTo({}, { credentials: bearerToken({ secretName: 'a', key: 'my token' }) }).otlp),
    [
      'shop › otel-collector › sendTo.credentials.key: "my token" is no key of a Secret | letters, digits, hyphens, underscores and dots',
    ],
  ],
  [
    'a token of no Secret',
    () => sender(sentTo({}, { credentials: bearerToken({} as never) }).otlp),
    ["shop › otel-collector › sendTo.credentials.secretName: secretName is missing | secretName: 'otlp-sender'"],
  ],
  [
    'a certificate authority as a file',
    () => sender(sentTo({}, { ...token, certificateAuthority: 'ca.pem' as never }).otlp),
    [
      "shop › otel-collector › sendTo.certificateAuthority: \"ca.pem\" is given | an object such as { secretName: 'company-ca', key: 'ca.crt' }",
    ],
  ],
  [
    'credentials that nothing calls so',
    () => sender(sentTo({}, bearerToken({ secretName: 's' }) as never).otlp),
    [
      "shop › otel-collector › sendTo: otlp.platform.example.com asks by whom it is called | its endpoint .with({ credentials: bearerToken({ secretName: 'otlp-sender' }) })",
      'shop › otel-collector › sendTo.kind: there is no property kind | one of: credentials, certificateAuthority',
      'shop › otel-collector › sendTo.token: there is no property token | one of: credentials, certificateAuthority',
    ],
  ],
  [
    'an endpoint that another environment keeps for itself',
    () => sender(inside()),
    [
      'shop › otel-collector › sendTo: otel-collector belongs to the environment platform | an endpoint of shop, or one by which the other cluster is reached, as endpointsOf(…) has them',
    ],
  ],
  [
    'an export that is not there',
    () =>
      sender((endpointsOf(() => platformBehindGateway()) as unknown as Record<string, Endpoint<'otlp.http'>>).traces),
    ['shop › otel-collector › sendTo: sendTo is missing | sendTo: otel.otlp.http'],
  ],
  [
    'the way into the own cluster, from inside',
    () => fromInside(),
    [
      'platform › second › sendTo: otlp.example.com is the way into this cluster from outside, and the caller is inside | the endpoint of the component itself, such as otel.otlp.http',
    ],
  ],
  [
    'a receiver that takes next to nothing',
    () => sender(new Endpoint({ ...sentTo().otlp, offers: { largestRequest: mebibytes(1) } })),
    [
      'shop › otel-collector › sendTo: gateway takes requests of at most 1Mi, of which nothing is left beside what is added here | a receiver that takes mebibytes(2) or more',
    ],
  ],
  [
    'remote write in place of OTLP',
    () => sender(sentTo().metrics as never),
    [
      'shop › otel-collector › sendTo: gateway speaks prometheus.remote-write there | an endpoint that speaks otlp.http, such as otel.otlp.http',
    ],
  ],
  [
    'a store that can show no token',
    () => storeThatSends(),
    [
      'shop › tempo › metricsTo: gateway is called with credentials or a certificate authority, and this caller can show neither | an endpoint without them, or an OtelCollector or Alloy between the two',
    ],
  ],
  [
    'a host outside without an address',
    () => elsewhere({ url: 'https://otlp.example.com' }),
    [
      "shop › external › addresses: a policy of this network knows no names, so it cannot let otlp.example.com through | addresses: ['203.0.113.0/24'], the blocks of addresses that the host has",
    ],
  ],
  [
    'a host outside without a URL',
    () => elsewhere({} as never),
    ["shop › external › url: url is missing | url: 'https://otlp.example.com'"],
  ],
  [
    'a URL with a question',
    () => elsewhere({ url: 'https://otlp.example.com/?tenant=1', ...address }),
    [
      'shop › external › url: "https://otlp.example.com/?tenant=1" is no URL of a host and a path alone | a URL with scheme and host, such as https://otlp.example.com',
    ],
  ],
  [
    'a URL with a password',
    () => elsewhere({ url: 'https://me:word@otlp.example.com', ...address }),
    [
      'shop › external › url: "https://me:word@otlp.example.com" is no URL of a host and a path alone | a URL with scheme and host, such as https://otlp.example.com',
    ],
  ],
  [
    'a URL without a scheme',
    () => elsewhere({ url: 'otlp.example.com', ...address }),
    [
      'shop › external › url: "otlp.example.com" is no URL of a host and a path alone | a URL with scheme and host, such as https://otlp.example.com',
    ],
  ],
  [
    'a URL of one signal',
    () => elsewhere({ url: 'https://otlp.example.com/v1/traces', ...address }),
    [
      'shop › external › url: programs append /v1/traces, /v1/metrics and /v1/logs themselves | the URL without it: https://otlp.example.com',
    ],
  ],
  [
    'a token by HTTP',
    () => elsewhere({ url: 'http://otlp.example.com', ...address, ...token }),
    [
      'shop › external › url: credentials would cross the network readably on the way to otlp.example.com | https://otlp.example.com, or no credentials',
      'shop › otel-collector › sendTo: a token would cross the network readably on the way to otlp.example.com | an endpoint with TLS, or no credentials',
    ],
  ],
  [
    'a Service of the own cluster as a host outside',
    () => elsewhere({ url: 'http://otel.monitoring.svc:4318' }),
    [
      "shop › external › addresses: otel.monitoring.svc is a Service of this cluster, and nothing says which pods answer there | pods: pods('mail', { app: 'postfix' }), with their namespace and labels",
    ],
  ],
])('%s', (_title, make, findings) => {
  expect(findingsOf(make())).toEqual(findings);
});

test('two environments of one project that would send under one name', () => {
  const send = (name: string) => (app: App) => {
    const environment = sending({ name: 'shop' }, name, app);
    new OtelForwarder(environment, { sendTo: sentTo().otlp });
    return environment;
  };
  const { findings } = defineProject({ environments: { east: send('east'), west: send('west') } }).build();
  expect(
    findings.map(({ environment, property, problem, instead }) => [environment, property, problem, instead]),
  ).toEqual([
    [
      'west',
      'environments.west',
      'east and west send to platform, and both clusters are named shop',
      "a name of its own in each environment's cluster",
    ],
  ]);
});

test('what is right is not refused', () => {
  expect(findingsOf(platformBehindGateway())).toEqual([]);
  expect(findingsOf(sender(sentTo().otlp))).toEqual([]);
  expect(findingsOf(sender(sentTo(byLogin, { credentials: login('shop@2') }).otlp))).toEqual([]);
});
