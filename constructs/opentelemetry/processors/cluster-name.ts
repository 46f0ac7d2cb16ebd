import { attribute, forEverySignal, text } from '../../kit/text/ottl';
import { clusterAttribute } from '../../kit/vocabulary/signal-labels';
import type { Processor } from '../pipelines';

const cluster = attribute('resource', clusterAttribute);

/** Says of which cluster a signal is that comes from this one. What a sender says itself is not asked: the environment knows better. */
export const clusterName = (name: string): Processor => ({
  kind: 'processor',
  id: 'transform/cluster_name',
  settings: forEverySignal([{ context: 'resource', statements: [`set(${cluster}, ${text(name)})`] }]),
});

/**
 * The same for a signal from another cluster: the gateway knows who sends, and says so in a header. Where it asks nobody, the sender is
 * believed. https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/pkg/ottl/contexts/ottlotelcol
 */
export function senderName(header: string): Processor {
  const sender = `otelcol.client.metadata[${text(header.toLowerCase())}]`;
  return {
    kind: 'processor',
    id: 'transform/sender_name',
    settings: forEverySignal([
      { context: 'resource', statements: [`set(${cluster}, ${sender}[0]) where ${sender} != nil`] },
    ]),
  };
}
