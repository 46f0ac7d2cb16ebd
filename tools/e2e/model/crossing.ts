import type { Component, Endpoint, Environment } from '../../../constructs/kit';
import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import type { SecretKey } from '../../../constructs/kit/model/secret-key';
import { answerOf, answersOf } from './answers';
import type { Stage } from './stage';
import { required } from './unmet-need';

/** The way from one cluster into another. */
export interface Crossing {
  /** The names of the clusters. */
  readonly names: { readonly sender: string; readonly own: string };
  readonly sender: Stage;
  /** The hosts of the other cluster to which something is sent. */
  readonly to: readonly Endpoint[];
  /** The host that takes OTLP. */
  readonly otlpOutside: Endpoint<'otlp.http'>;
  /** Who passes on what comes from outside. */
  readonly gateway: Component;
  /** The Secret with those who may send. */
  readonly senders: ExpectedSecret;
  /** The Secret with the token of the sender, and who reads it. */
  readonly token: SecretKey;
  readonly tokenReaders: readonly Component[];
  /** Who takes OTLP in the sender and sends it on. Undefined: applications send straight. */
  readonly forwarder?: Forwarder;
}

export interface Forwarder {
  readonly otlp: Endpoint<'otlp.http'>;
  readonly metrics: Endpoint<'prometheus.exposition'>;
}

/** Throws an UnmetNeed where nobody sends, or nobody takes it. */
export function crossingOf({ model: { environment }, sender }: Stage): Crossing {
  const from = required(sender, 'another environment that sends to it');
  const sending = from.model.environment;
  const outward = sending.connections.filter(
    ({ to }) => to.peer.kind === 'outside-host' && to.owner.environment === environment.name,
  );
  const first = required(outward[0]?.to, 'another environment with a connection to it');
  const forwarder = sending.components.find(
    (each) => answerOf('otlp.http', each) && outward.some(({ from }) => from.component === each.name),
  );
  const gateway = required(
    environment.components.find(({ name }) => name === first.owner.component),
    'a gateway that takes what is sent',
  );
  const token = required(tokenOf(first), 'a token by which the other environment is known');
  const readers = sending.components.filter(({ expectedSecrets }) =>
    expectedSecrets.some(({ name }) => name === token.secretName),
  );
  const outside = outward.map(({ to }) => to).find((to): to is Endpoint<'otlp.http'> => to.protocol === 'otlp.http');
  return {
    names: { sender: nameOf(sending), own: nameOf(environment) },
    sender: from,
    to: [...new Map(outward.map(({ to }) => [to.host, to])).values()],
    otlpOutside: required(outside, 'a host that takes OTLP'),
    gateway,
    senders: required(gateway.expectedSecrets[0], 'a Secret with those who may send'),
    token,
    tokenReaders: readers,
    forwarder: forwarder && {
      otlp: required(answerOf('otlp.http', forwarder), 'somebody who takes OTLP'),
      metrics: required(answersOf('prometheus.exposition', forwarder)[0], 'metrics of who sends on'),
    },
  };
}

const nameOf = ({ cluster }: Environment): string => required(cluster.name, 'a cluster with a name');

const tokenOf = ({ access }: Endpoint): SecretKey | undefined =>
  access?.credentials?.kind === 'bearer-token' ? access.credentials.token : undefined;
