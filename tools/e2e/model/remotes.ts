import type { Component, Endpoint, Environment } from '../../../constructs/kit';
import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import type { SecretKey } from '../../../constructs/kit/model/secret-key';
import { answerOf, answersOf } from './answers';
import { required } from './unmet-need';

/** Takes OTLP, and sends it to a remote: the Collector, or Alloy in its place. */
export interface RemoteSender {
  readonly name: string;
  readonly otlp: Endpoint<'otlp.http'>;
  /** Where it shows what it loses. */
  readonly metrics: Endpoint<'prometheus.exposition'>;
}

/** Those who send to a remote in the place of a store, and the remote to which others send copies. */
export interface Remotes {
  readonly host: string;
  readonly token: SecretKey;
  /** Those who send OTLP only to the remote. */
  readonly alone: readonly RemoteSender[];
  /** Follows log files and sends them only to the remote. */
  readonly agent: Component;
  readonly agentMetrics: Endpoint<'prometheus.exposition'>;
  /** The host to which copies go. */
  readonly copyHost: string;
  /** Those who send a copy of OTLP beside its stores. */
  readonly copying: readonly RemoteSender[];
  /** The Secrets of all of them. */
  readonly secrets: readonly ExpectedSecret[];
}

const isOutside = ({ peer }: Endpoint): boolean => peer.kind === 'outside-host';

/** Throws an UnmetNeed where nobody sends to a remote alone, or nobody sends a copy. */
export function remotesOf({ components }: Environment): Remotes {
  const sending = (protocol: RegExp) =>
    components.flatMap((component) => {
      const to = component.connections.map((each) => each.to).filter((each) => protocol.test(each.protocol));
      return to.some(isOutside) ? [{ component, alone: to.every(isOutside), to }] : [];
    });
  const [senders, agents] = [sending(/^otlp\./), sending(/^loki\.push$/)];
  const [alone, copying] = [senders.filter((each) => each.alone), senders.filter((each) => !each.alone)];
  const first = required(alone[0]?.to[0], 'somebody who sends OTLP to a remote alone');
  const agent = required(
    agents.find((each) => each.alone),
    'an agent that sends lines to a remote alone',
  ).component;
  const copy = required(copying[0], 'somebody who sends OTLP to a remote as well');
  const { credentials } = required(first.access, 'a remote that asks who sends');
  const shown = (component: Component) =>
    required(answersOf('prometheus.exposition', component)[0], 'metrics of who sends');
  const senderOf = ({ component }: { readonly component: Component }): RemoteSender => ({
    name: component.name,
    otlp: required(answerOf('otlp.http', component), 'somebody who takes OTLP'),
    metrics: shown(component),
  });
  return {
    host: first.host,
    token: required(credentials?.kind === 'bearer-token' ? credentials.token : undefined, 'a token'),
    alone: alone.map(senderOf),
    agent,
    agentMetrics: shown(agent),
    copyHost: required(copy.to.find(isOutside)?.host, 'a host for copies'),
    copying: copying.map(senderOf),
    secrets: components.flatMap(({ expectedSecrets }) => expectedSecrets),
  };
}
