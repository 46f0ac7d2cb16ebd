import { deleteAttribute, goOn, text } from '../../kit/text/ottl';
import { resourceLabels, signalLabels } from '../../kit/vocabulary/signal-labels';
import type { Processor } from '../pipelines';

/** What describes process, node and SDK rather than the service. Every line or series would carry it, and nobody asks for it. */
const descriptive = '^(container|host|k8s|os|process|telemetry)[.]';

/**
 * The stores for metrics and logs write dots as underscores, so an attribute and its copy would meet in one name there:
 * Mimir would join the two values, and what offers metrics to be pulled would leave the metric out. Traces keep everything.
 */
const duplicates = {
  originals: Object.keys(resourceLabels).filter((name) => name !== 'service.namespace'),
  copies: [signalLabels['service.name'], ...Object.values(resourceLabels)],
};

/**
 * Removes the resource attributes that are not stored. It comes last, as others read them. Where there is an attribute and
 * its copy, Mimir gets the copy, except what makes up `job`. Loki gets the original, which names the stream, and so does a server that
 * pulls metrics.
 */
export function storedAttributes(metrics: 'sent' | 'pulled'): Processor {
  const removal = (names: readonly string[]) => [
    {
      context: 'resource',
      statements: [`delete_matching_keys(resource.attributes, ${text(descriptive)})`, ...names.map(deleteAttribute)],
    },
  ];
  return {
    kind: 'processor',
    id: 'transform/stored_attributes',
    settings: {
      ...goOn,
      metric_statements: removal(metrics === 'sent' ? duplicates.originals : duplicates.copies),
      log_statements: removal(duplicates.copies),
    },
  };
}
