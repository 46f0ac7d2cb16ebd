import { copyAttribute, copyMissingAttribute, forEverySignal } from '../../kit/text/ottl';
import { resourceLabels, signalLabels } from '../../kit/vocabulary/signal-labels';
import type { Processor } from '../pipelines';

/** Copies the resource attributes that queries use to names without dots, the same for every signal. The originals stay. */
export function sanitizeLabels(): Processor {
  return {
    kind: 'processor',
    id: 'transform/sanitize_labels',
    settings: forEverySignal([
      {
        context: 'resource',
        statements: [
          // Today's name of the attribute, where an application uses it already.
          copyMissingAttribute('resource', 'deployment.environment.name', 'deployment.environment'),
          ...Object.entries({ ...signalLabels, ...resourceLabels }).map(([from, to]) =>
            copyAttribute('resource', from, to),
          ),
        ],
      },
    ]),
  };
}
