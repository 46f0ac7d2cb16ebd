import { resourceLabels, signalLabels } from '../../kit/signal-labels';
import { copyAttribute, forEverySignal } from '../ottl';
import type { Processor } from '../pipelines';

/** Copies the resource attributes that queries use to names without dots, the same for every signal. The originals stay. */
export function sanitizeLabels(): Processor {
  return {
    kind: 'processor',
    id: 'transform/sanitize_labels',
    settings: forEverySignal([
      {
        context: 'resource',
        statements: Object.entries({ ...signalLabels, ...resourceLabels }).map(([from, to]) =>
          copyAttribute('resource', from, to),
        ),
      },
    ]),
  };
}
