import { attribute, goOn, text } from '../../kit/text/ottl';
import { clusterLabel, signalLabels } from '../../kit/vocabulary/signal-labels';
import type { Processor } from '../pipelines';
import { type Cuts, cuts as usualCuts } from './cuts';

const kibibyte = 1024;

/** A little longer than the longest line in Loki, which cuts the end and counts that it did. */
const longestBody = 257 * kibibyte;

/** A stack trace may be as long as a printed one; a deep recursion in Java makes 100 KiB. */
const longestStackTrace = 128 * kibibyte;
const stackTrace = 'exception.stacktrace';

/** Other attributes. */
const longestAttribute = 4 * kibibyte;

/** All attributes of a record, written as JSON. Loki takes 512 KiB beside a line. */
const largestAttributes = 448 * kibibyte;

/** What describes resource and scope. Loki stores both beside every record: they decide how much larger a request becomes there. */
const longestDescription = 256;
const largestResource = 1.5 * kibibyte;
const largestScope = 256;
const longestName = 128;

/** Says of a record that attributes of it are missing. */
const leftOut = 'attributes.left_out';

/** All that stays of a record with too many attributes. */
const exception = ['exception.type', 'exception.message', stackTrace, leftOut];

/** All that stays of a resource with too many attributes. It names the stream: service, by the name that OTLP has for it, pod and cluster. */
const identity = (clusters: boolean) => [
  'service.name',
  signalLabels['k8s.namespace.name'],
  signalLabels['k8s.pod.name'],
  signalLabels['k8s.container.name'],
  ...(clusters ? [clusterLabel] : []),
];

/**
 * Cuts log records to what Loki takes, so that a long one costs its end and nobody else's records. What Loki refuses it refuses
 * for good; what is larger than a batch ends the rest of the batch. `cuts`: in which words. Default: the Collector's.
 */
export function logLimits(clusters: boolean, cuts: Cuts = usualCuts): Processor {
  return {
    kind: 'processor',
    id: 'transform/log_limits',
    settings: {
      ...goOn,
      log_statements: [
        {
          context: 'resource',
          statements: [
            `truncate_all(resource.attributes, ${longestDescription})`,
            keepIfLarge('resource.attributes', identity(clusters), largestResource),
          ],
        },
        {
          context: 'scope',
          statements: [
            ...cuts.one('scope', 'scope.name', longestName),
            ...cuts.one('scope', 'scope.version', longestName),
            `truncate_all(scope.attributes, ${longestDescription})`,
            keepIfLarge('scope.attributes', [], largestScope),
          ],
        },
        {
          context: 'log',
          statements: [
            // A body that is no text is stored as JSON.
            `set(log.body, String(log.body)) where not IsString(log.body) and log.body != nil and Len(String(log.body)) > ${longestBody}`,
            ...cuts.one('log', 'log.body', longestBody, 'IsString(log.body)'),
            ...cuts.one('log', 'log.severity_text', longestName),
            ...cuts.one('log', 'log.event_name', longestName),
            ...cutAttributes(cuts),
            `set(${attribute('log', leftOut)}, true) where Len(String(log.attributes)) > ${largestAttributes}`,
            keepIfLarge('log.attributes', exception, largestAttributes),
          ],
        },
      ],
    },
  };
}

/** The stack trace keeps more than the others. It waits aside while they are cut. */
const cutAttributes = (cuts: Cuts): string[] => [
  `set(log.cache["stack"], ${attribute('log', stackTrace)}) where IsString(${attribute('log', stackTrace)})`,
  cuts.marked('log.attributes', longestAttribute),
  cuts.marked('log.cache', longestStackTrace),
  `set(${attribute('log', stackTrace)}, log.cache["stack"]) where log.cache["stack"] != nil`,
];

/** Keys and nested values are bounded by nothing else. */
function keepIfLarge(attributes: string, keys: readonly string[], size: number): string {
  return `keep_keys(${attributes}, [${keys.map(text).join(', ')}]) where Len(String(${attributes})) > ${size}`;
}
