import { copyAttribute, copyMissingAttribute, goOn, type Statements } from '../../kit/text/ottl';
import { clusterAttribute, clusterLabel, resourceLabels, signalLabels } from '../../kit/vocabulary/signal-labels';
import type { Processor } from '../pipelines';

/**
 * Copies the resource attributes that queries use to names without dots, the same for every signal. The originals stay. `clusters`:
 * whether signals say of which cluster they are.
 */
export function sanitizeLabels(clusters: boolean): Processor {
  const statements = [
    // Today's name of the attribute, where an application uses it already.
    copyMissingAttribute('resource', 'deployment.environment.name', 'deployment.environment'),
    ...Object.entries({ ...signalLabels, ...resourceLabels }).map(([from, to]) => copyAttribute('resource', from, to)),
    ...(clusters ? [copyAttribute('resource', clusterAttribute, clusterLabel)] : []),
  ];
  // In traces every attribute answers to its name with underscores too.
  const ofTraces = clusters ? [copyAttribute('resource', clusterAttribute, clusterAttribute.replaceAll('.', '_'))] : [];
  const group = (further: readonly string[] = []): readonly Statements[] => [
    { context: 'resource', statements: [...statements, ...further] },
  ];
  return {
    kind: 'processor',
    id: 'transform/sanitize_labels',
    settings: { ...goOn, trace_statements: group(ofTraces), metric_statements: group(), log_statements: group() },
  };
}
