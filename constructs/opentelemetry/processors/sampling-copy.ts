import { attribute, goOn, type Statements } from '../../kit/text/ottl';
import { copyAttribute } from '../../kit/vocabulary/copies';
import type { Processor } from '../pipelines';

/** Marks what another pod has judged and sends too, so that its store does not count it in metrics again. */
export const samplingCopy = (): Processor => ({
  kind: 'processor',
  id: 'transform/sampling_copy',
  settings: {
    ...goOn,
    trace_statements: [
      { context: 'resource', statements: [`set(${attribute('resource', copyAttribute)}, true)`] },
    ] satisfies readonly Statements[],
  },
});
