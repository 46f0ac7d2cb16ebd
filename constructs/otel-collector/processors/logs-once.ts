import { attribute, goOn, text } from '../../kit/text/ottl';
import type { LogsFrom } from '../../kit/vocabulary/instrumentation-labels';
import type { Processor } from '../pipelines';
import { internalAttributes } from './kubernetes-attributes';

const printed: LogsFrom = 'stdout';

/** Drops the log records of pods whose printed lines are the ones that are stored. */
export function logsOnce(): Processor {
  return {
    kind: 'processor',
    id: 'filter/logs_once',
    settings: {
      ...goOn,
      log_conditions: [
        { context: 'resource', conditions: [`${attribute('resource', internalAttributes.logs)} == ${text(printed)}`] },
      ],
    },
  };
}
