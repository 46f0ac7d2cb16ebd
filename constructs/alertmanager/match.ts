import { hasControls, isPlainObject, oneOf, reportGiven, text, type Validator } from '../kit/model/validation';
import { literally } from '../kit/text/literally';
import { matcherFault } from '../kit/text/matcher-expressions';

/** The labels that an alert must have, each with its value, or with several of which one is enough. */
export interface Match {
  /** The severity, that of the alerts which come with components or your own. Default: any. */
  readonly severity?: 'warning' | 'critical' | readonly ('warning' | 'critical')[];
  /** Any other label, such as `team`. */
  readonly [label: string]: string | readonly string[] | undefined;
}

/** https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
const labelName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A matcher as Alertmanager writes it: `team="payments"`. https://prometheus.io/docs/alerting/latest/configuration/#matcher */
const matcherForm = /^\s*[A-Za-z_][A-Za-z0-9_]*\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^\s"'{},=~!]+)\s*$/;

export const isLabelName = (value: unknown): value is string => typeof value === 'string' && labelName.test(value);

/** A matcher in Alertmanager's own words. */
export const matcher = (example: string) =>
  text({
    example,
    expected: `a matcher such as '${example}' or 'team=~"a|b"'`,
    standIn: example,
    problem: (value) => (matcherForm.test(value) ? matcherFault(value) : `${JSON.stringify(value)} is no matcher`),
  });

/** What labels must be, as Alertmanager writes it. Several values of a label become an expression that is anchored at both ends. */
export const matchersOf = (match: Match): string[] =>
  Object.entries(match).flatMap(([label, value]) => {
    if (value === undefined) return [];
    if (typeof value === 'string') return [`${label}=${JSON.stringify(value)}`];
    return [`${label}=~${JSON.stringify(value.map(literally).join('|'))}`];
  });

/** Another one than alerts have would fit none. */
const severity = oneOf(['warning', 'critical']);

export const matchValidator: Validator<Match> = {
  example: "{ team: 'payments' }",
  expected: "labels with their values, such as { team: 'payments' } or { severity: ['warning', 'critical'] }",
  validate(value, property, reporter) {
    if (!isPlainObject(value)) {
      reportGiven(value, property, matchValidator, reporter);
      return {};
    }
    for (const [label, given] of Object.entries(value)) {
      if (!isLabelName(label)) {
        reporter.report(property, `${JSON.stringify(label)} is no name of a label`, matchValidator.expected);
      }
      const values = Array.isArray(given) ? given : [given];
      const isText =
        values.length > 0 &&
        values.every((each) => typeof each === 'string' && each.trim() !== '' && !hasControls(each));
      if (!isText)
        reporter.report(property, `the label ${label} has no value to compare with`, matchValidator.expected);
      else if (label === 'severity')
        for (const each of values) severity.validate(each, `${property}.severity`, reporter);
    }
    return value as Match;
  },
};
