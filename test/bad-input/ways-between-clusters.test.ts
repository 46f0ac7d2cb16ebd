import { expect, test } from '@jest/globals';
import { Alloy, podLogs } from '../../constructs/alloy';
import { bearerTokens, Gateway } from '../../constructs/gateway';
import { Endpoint, type Environment, endpointsOf, mebibytes } from '../../constructs/kit';
import { OtelForwarder, type OtelForwarderProps } from '../../constructs/otel-collector';
import { Promtail } from '../../constructs/promtail';
import { platform, platformBehindGateway, sending, sentTo } from '../fixtures/two-clusters';
import { findingsOf } from '../support';
import { untyped } from './cases';

/** Endpoints by which another cluster is not reached, and callers that cannot use them. */

type Row = readonly [title: string, make: () => Environment, findings: readonly string[]];

/** An environment whose Collector sends to an endpoint. */
function forwarding(sendTo: OtelForwarderProps['sendTo'], environment = sending()): Environment {
  new OtelForwarder(environment, { sendTo });
  return environment;
}

/** An environment with a namespace for agents. */
function withAgents(add: (environment: Environment, namespace: ReturnType<Environment['addNamespace']>) => unknown) {
  const environment = sending();
  add(environment, environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read files' }));
  return environment;
}

const cannotShow =
  'gateway is called with credentials or a certificate authority, and this caller can show neither | an endpoint without them, such as one of this cluster; a Collector, an Alloy and a Tempo can show them';

const rows: readonly Row[] = [
  [
    'the own ingress, used from inside',
    () => {
      const { environment, otel } = platform();
      const hosts = { otlp: otel.fromOtherClusters };
      const gateway = new Gateway(environment, { domain: 'example.com', hosts, senders: bearerTokens('senders') });
      new OtelForwarder(environment, { name: 'forwarder', sendTo: gateway.outside.otlp });
      return environment;
    },
    [
      'platform › forwarder › sendTo: otlp.example.com is the way into this cluster from outside, and the caller is inside | the endpoint of the component itself, such as otel.otlp.http',
    ],
  ],
  [
    'an endpoint from inside the other cluster',
    () => {
      const { environment, otel } = platform();
      return forwarding(endpointsOf(() => environment.exporting({ otlp: otel.otlp.http })).otlp);
    },
    [
      "shop › otel-collector › sendTo: otel-collector belongs to the environment platform | an endpoint of shop, or one of the other's Gateway, by endpointsOf(…)",
    ],
  ],
  [
    'a gateway without addresses, where policies know no names',
    () => forwarding(sentTo({ gateway: { addresses: undefined } }).otlp),
    [
      "shop › otel-collector › sendTo: a policy of this network knows no names, so it cannot let otlp.platform.example.com through | addresses: ['203.0.113.0/24'] of the Gateway, or in with({ … }) here: those that otlp.platform.example.com has",
    ],
  ],
  [
    'an endpoint that takes another signal',
    () => forwarding(untyped<OtelForwarderProps['sendTo']>(sentTo().metrics)),
    [
      'shop › otel-collector › sendTo: gateway speaks prometheus.remote-write there | an endpoint that speaks otlp.http, such as otel.otlp.http',
    ],
  ],
  [
    'an export that is not there',
    () =>
      forwarding(
        untyped<OtelForwarderProps['sendTo']>(
          Reflect.get(
            endpointsOf(() => platformBehindGateway()),
            'traces',
          ),
        ),
      ),
    ['shop › otel-collector › sendTo: sendTo is missing | sendTo: otel.otlp.http'],
  ],
  [
    'credentials for Promtail, which cannot show them',
    () =>
      withAgents(
        (environment, namespace) =>
          new Promtail(environment, { namespace, collect: [podLogs()], logsTo: sentTo().logs }),
      ),
    [`shop › promtail › logsTo: ${cannotShow}`],
  ],
  [
    'an Alloy that sends more at once than the other side takes',
    () =>
      withAgents((environment, namespace) => {
        const logsTo = new Endpoint({ ...sentTo().logs, offers: { largestRequest: mebibytes(1) } });
        new Alloy(environment, { namespace, collect: [podLogs()], logsTo });
      }),
    [
      'shop › alloy › logsTo: requests of up to 24Mi go to gateway, which takes at most 1Mi | a smaller request at the sender, or a receiver that takes 24Mi',
    ],
  ],
  [
    'a Collector behind which nothing fits',
    () => forwarding(new Endpoint({ ...sentTo().otlp, offers: { largestRequest: mebibytes(1) } })),
    [
      'shop › otel-collector › sendTo: gateway takes requests of at most 1Mi, of which nothing is left beside what is added here | a receiver that takes mebibytes(2) or more',
    ],
  ],
];

test.each(rows)('%s', (_title, make, findings) => {
  expect(findingsOf(make())).toEqual(findings);
});
