import { expect, test } from '@jest/globals';
import { basicUsers } from '../../constructs/gateway';
import { Instrumentation } from '../../constructs/instrumentation';
import { basicLogin, type Environment } from '../../constructs/kit';
import { OtelForwarder, type OtelForwarderProps } from '../../constructs/otel-collector';
import { sending, sentTo } from '../fixtures/two-clusters';
import { findingsOf } from '../support';
import { nameRule } from './cases';

/** Who sends from one cluster into another, and what it says of itself there. */

type Row = readonly [title: string, make: () => Environment, findings: readonly string[]];

/** An environment whose Collector sends to an endpoint. */
function forwarding(sendTo: OtelForwarderProps['sendTo'], environment = sending()): Environment {
  new OtelForwarder(environment, { sendTo });
  return environment;
}

const senders = { gateway: { senders: basicUsers('gateway-senders') } };
const login = (username: string) => ({ credentials: basicLogin({ username, secretName: 'platform-sender' }) });
const asked = (host: string) =>
  `${host} asks by whom it is called | its endpoint .with({ credentials: bearerToken({ secretName: 'otlp-sender' }) })`;
const rows: readonly Row[] = [
  ['nothing', () => forwarding(sentTo().otlp), []],
  [
    'no credentials where the gateway asks',
    () => forwarding(sentTo({}, {}).otlp),
    [`shop › otel-collector › sendTo: ${asked('otlp.platform.example.com')}`],
  ],
  [
    'the same of applications with the agent, said once',
    () => {
      const environment = sending();
      new Instrumentation(environment, { otlpTo: sentTo({}, {}).otlp });
      return environment;
    },
    [`shop › instrumentation › otlpTo: ${asked('otlp.platform.example.com')}`],
  ],
  [
    'name and password where a token is asked',
    () => forwarding(sentTo({}, login('shop')).otlp),
    [
      "shop › otel-collector › sendTo: otlp.platform.example.com knows its callers by a token | bearerToken({ secretName: 'otlp-sender' })",
    ],
  ],
  [
    'a token where name and password are asked',
    () => forwarding(sentTo(senders).otlp),
    [
      "shop › otel-collector › sendTo: otlp.platform.example.com knows its callers by name and password | basicLogin({ username: 'shop', secretName: 'otlp-sender' })",
    ],
  ],
  [
    'the name of another cluster',
    () => forwarding(sentTo(senders, login('orders')).otlp),
    [
      "shop › otel-collector › sendTo: the login orders would name the signals of the cluster shop otherwise than it does | username: 'shop', or 'shop@2' for a second login",
    ],
  ],
  ['a second user of the cluster, which is right', () => forwarding(sentTo(senders, login('shop@2')).otlp), []],
  [
    'credentials where the gateway has no TLS',
    () => forwarding(sentTo({ gateway: { senders: undefined, tls: 'off' } }).otlp),
    [
      'shop › otel-collector › sendTo: a token would cross the network readably on the way to otlp.platform.example.com | an endpoint with TLS, or no credentials',
    ],
  ],
  [
    'a cluster without a name',
    () => forwarding(sentTo().otlp, sending({ name: undefined })),
    [
      "shop › otel-collector › sendTo: this cluster has no name, by which platform could tell its signals from others | name: 'production' in the environment's cluster",
    ],
  ],
  [
    'a cluster with an invalid name, said once',
    () => forwarding(sentTo().otlp, sending({ name: 'shop.eu' })),
    [`shop › cluster › name: "shop.eu" is no name that Kubernetes takes | ${nameRule}`],
  ],
  [
    'two clusters of one name',
    () => forwarding(sentTo().otlp, sending({ name: 'platform' })),
    [
      "shop › otel-collector › sendTo: this cluster and that of platform are both named platform | a name of its own for each, in the environment's cluster",
    ],
  ],
];

test.each(rows)('%s', (_title, make, findings) => {
  expect(findingsOf(make())).toEqual(findings);
});
