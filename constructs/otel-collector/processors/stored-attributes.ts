import { resourceLabels, signalLabels } from '../../kit/signal-labels';
import { deleteAttribute, goOn, text } from '../ottl';
import type { Processor } from '../pipelines';

/** What describes process, node and SDK rather than the service. Every line or series would carry it, and nobody asks for it. */
const descriptive = '^(container|host|k8s|os|process|telemetry)[.]';

/**
 * The stores for metrics and logs write dots as underscores, so an attribute and its copy would meet in one name there:
 * Mimir would join the two values. For metrics the copy stays, except what makes up `job`; for logs the original,
 * by which Loki names the stream. Traces keep everything.
 */
const duplicates = {
  metrics: Object.keys(resourceLabels).filter((name) => name !== 'service.namespace'),
  logs: [signalLabels['service.name'], ...Object.values(resourceLabels)],
};

/** Removes the resource attributes that are not stored. It comes last, as others read them. */
export function storedAttributes(): Processor {
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
      metric_statements: removal(duplicates.metrics),
      log_statements: removal(duplicates.logs),
    },
  };
}
