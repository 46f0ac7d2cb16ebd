import type { Component, Endpoint, Environment } from '../../../constructs/kit';
import type { ExpectedSecret } from '../../../constructs/kit/model/expected-secret';
import type { SecretKey } from '../../../constructs/kit/model/secret-key';
import { answerOf, answersOf } from './answers';
import { required } from './unmet-need';

/** Those who send to a remote in the place of a store, and the remote to which others send copies. */
export interface Remotes {
  readonly host: string;
  readonly token: SecretKey;
  /** Takes OTLP and sends it to the remote alone. */
  readonly collector: Component;
  readonly otlp: Endpoint<'otlp.http'>;
  readonly collectorMetrics: Endpoint<'prometheus.exposition'>;
  /** Follows log files and sends them to the remote alone. */
  readonly agent: Component;
  readonly agentMetrics: Endpoint<'prometheus.exposition'>;
  /** The host to which copies go. */
  readonly copyHost: string;
  /** Who sends a copy of OTLP beside its stores, and shows what it loses of it. */
  readonly copying: Endpoint<'prometheus.exposition'>;
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
  const [collectors, agents] = [sending(/^otlp\./), sending(/^loki\.push$/)];
  const collector = required(
    collectors.find(({ alone }) => alone),
    'somebody who sends OTLP to a remote alone',
  );
  const agent = required(
    agents.find(({ alone }) => alone),
    'an agent that sends lines to a remote alone',
  );
  const copying = required(
    collectors.find(({ alone }) => !alone),
    'somebody who sends OTLP to a remote as well',
  );
  const [first] = collector.to;
  const { credentials } = required(first?.access, 'a remote that asks who sends');
  const shown = ({ component }: { readonly component: Component }) =>
    required(answersOf('prometheus.exposition', component)[0], 'metrics of who sends');
  return {
    host: required(first?.host, 'a remote'),
    token: required(credentials?.kind === 'bearer-token' ? credentials.token : undefined, 'a token'),
    collector: collector.component,
    otlp: required(answerOf('otlp.http', collector.component), 'somebody who takes OTLP'),
    collectorMetrics: shown(collector),
    agent: agent.component,
    agentMetrics: shown(agent),
    copyHost: required(copying.to.find(isOutside)?.host, 'a host for copies'),
    copying: shown(copying),
    secrets: components.flatMap(({ expectedSecrets }) => expectedSecrets),
  };
}
