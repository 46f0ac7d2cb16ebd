import { type Duration, days } from '../kit';
import { describe, duration, list, object, similar, text, type Validator } from '../kit/model/validation';
import { matcherFault } from '../kit/text/matcher-expressions';
import { clusterLabel, signalLabels } from '../kit/vocabulary/signal-labels';

/** How long the lines of some streams are kept, where that is not as long as all others. */
export interface RetentionStream {
  /** The streams, by their labels as LogQL chooses them: `{namespace="dev"}`. The labels are `namespace`, `pod`, `container`, `service_name`. */
  readonly selector: string;
  /** How long their lines are kept; at least a day. */
  readonly period: Duration;
}

const matcher = '[A-Za-z_]\\w*\\s*(?:=~|!~|!=|=)\\s*(?:"(?:\\\\.|[^"\\\\])*"|`[^`]*`)';
const selectorForm = new RegExp(`^\\{\\s*${matcher}(?:\\s*,\\s*${matcher})*\\s*\\}$`);

const labelOfMatcher = new RegExp(`[{,]\\s*(?=${matcher})(\\w+)`, 'g');

/** Labels that every stream has here. A program that pushes straight to Loki may have others. */
const usualLabels = [...Object.values(signalLabels), clusterLabel];

/** A label that nobody has, and that is nearly one of those: what it chooses would be kept as all others are, without a word. */
function misspelt(selector: string): string | undefined {
  for (const [, label = ''] of selector.matchAll(labelOfMatcher)) {
    const meant = usualLabels.includes(label) ? undefined : similar(label, usualLabels);
    if (meant !== undefined) return `no stream has the label ${label}, and all have ${meant}`;
  }
  return undefined;
}

const period: Validator<Duration> = {
  ...duration('days(2)'),
  validate(value, property, reporter) {
    const found = duration('days(2)').validate(value, property, reporter);
    if (found.milliseconds >= days(1).milliseconds) return found;
    reporter.report(property, `${found} is shorter than a day, and Loki deletes whole days`, 'days(1) or more');
    return days(1);
  },
};

export const retentionStreamValidator = list(
  object<RetentionStream>({
    selector: text({
      example: '{namespace="dev"}',
      expected: 'a selector of streams, such as \'{namespace="dev"}\'',
      standIn: '{namespace="missing"}',
      problem: (value) =>
        selectorForm.test(value)
          ? (matcherFault(value) ?? misspelt(value))
          : `${describe(value)} is no selector of streams`,
    }),
    period,
  }),
  { least: 1 },
);

/**
 * Where several selectors choose a stream, Loki takes the one with the highest priority: here the first.
 * https://grafana.com/docs/loki/latest/operations/storage/retention/#configuring-the-retention-period
 */
export const retentionStreams = (streams: readonly RetentionStream[]) =>
  streams.map(({ selector, period }, index) => ({
    selector,
    priority: streams.length - index,
    period: period.toString(),
  }));
