import { attribute, goOn, text } from '../../kit/text/ottl';
import { type LogsFrom, logsFrom } from '../../kit/vocabulary/instrumentation-labels';
import type { Processor } from '../pipelines';
import { internalAttributes } from './kubernetes-attributes';

const others: readonly LogsFrom[] = logsFrom.filter((way) => way !== 'otlp');

/** Drops the log records of pods whose printed or pushed lines are the ones that are stored. */
export function logsOnce(): Processor {
  return {
    kind: 'processor',
    id: 'filter/logs_once',
    settings: {
      ...goOn,
      log_conditions: [
        {
          context: 'resource',
          conditions: others.map((way) => `${attribute('resource', internalAttributes.logs)} == ${text(way)}`),
        },
      ],
    },
  };
}
