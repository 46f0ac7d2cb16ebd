import { expect, test } from '@jest/globals';
import { bearerTokens, Gateway } from '../../constructs/gateway';
import { bearerToken, type Endpoint, type Environment } from '../../constructs/kit';
import { platform, platformBehindGateway } from '../fixtures/two-clusters';
import { findingsOf } from '../support';
import { untyped } from './cases';

/** Wrong ways into a cluster from outside. */

type Row = readonly [title: string, make: () => Environment, findings: readonly string[]];

const rows: readonly Row[] = [
  ['nothing', () => platformBehindGateway(), []],
  [
    'questions, and nobody who may ask',
    () => {
      const { environment, loki } = platform();
      new Gateway(environment, { domain: 'example.com', hosts: { loki: loki.query } });
      return environment;
    },
    [
      "platform › gateway › users: people may ask, and nothing says who | users: 'observability-users', a Secret with a line `name:hash` for each in its key `auth`",
    ],
  ],
  [
    'a token without TLS',
    () => platformBehindGateway({ gateway: { tls: 'off' } }),
    [
      "platform › gateway › tls: the token of each sender would cross the network readably | a certificate, such as clusterIssuer('letsencrypt'), or no senders, where everybody may send",
    ],
  ],
  [
    'hosts that others send to, and nothing says who may',
    () => platformBehindGateway({ gateway: { senders: undefined } }),
    [
      "platform › gateway › senders: other clusters may send, and nothing says which | senders: bearerTokens('gateway-senders'), or tls: 'off' for tests, where everybody may",
    ],
  ],
  [
    'a Collector that takes nothing from other clusters',
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
    'OTLP of the own pods at the gateway',
    () => {
      const { environment, otel } = platform();
      const hosts = { otlp: untyped<typeof otel.fromOtherClusters>(otel.otlp.http) };
      new Gateway(environment, { domain: 'example.com', hosts, senders: bearerTokens('gateway-senders') });
      return environment;
    },
    [
      'platform › gateway › hosts: otel-collector takes there what the pods of this cluster send | otel.fromOtherClusters, which tells the clusters apart',
    ],
  ],
  [
    'a Secret with the tokens that has no name of one',
    () => platformBehindGateway({ gateway: { senders: bearerTokens('Gateway Senders') } }),
    [
      'platform › gateway › senders: "Gateway Senders" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ],
  ],
  ...[
    ["'gateway-senders'", 'gateway-senders', '"gateway-senders" is given', true],
    ['bearerTokens', bearerTokens, 'bearerTokens is given without its parentheses', false],
    ["bearerToken('…')", bearerToken({ secretName: 'x' }), 'an object with kind, token is given', true],
  ].map(([written, given, problem, both]): Row => {
    const instead = `bearerTokens('gateway-senders')${both ? " or basicUsers('gateway-senders')" : ''}`;
    return [
      `${written} as the senders`,
      () => platformBehindGateway({ gateway: { senders: untyped(given) } }),
      [`platform › gateway › senders: ${problem} | ${instead}`],
    ];
  }),
  ...[0, 0.5].map(
    (number): Row => [
      `${number} requests a second`,
      () => platformBehindGateway({ gateway: { requestsPerSecond: number } }),
      [
        `platform › gateway › requestsPerSecond: ${number} is not a whole number from 1 to 100000 | a whole number from 1 to 100000`,
      ],
    ],
  ),
  [
    'a name among the addresses of the ingress',
    () => platformBehindGateway({ gateway: { addresses: ['otlp.example.com'] } }),
    [
      'platform › gateway › addresses: "otlp.example.com" is neither an address nor a block | an address or a block of addresses, such as \'203.0.113.0/24\'',
    ],
  ],
  [
    'an export that is no endpoint',
    () => platform().environment.exporting({ otlp: untyped<Endpoint>('https://otlp.example.com') }),
    [
      'platform › environment › exporting.otlp: "https://otlp.example.com" is given | an endpoint, such as gateway.outside.otlp',
    ],
  ],
];

test.each(rows)('%s', (_title, make, findings) => {
  expect(findingsOf(make())).toEqual(findings);
});
