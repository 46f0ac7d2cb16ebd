import type { Checks } from '../model/checks';
import { repeated } from '../model/repeated';
import { describe, isPlainObject, object, optional, text, type Validators } from '../model/validation';
import { checksOf } from '../model/written-at';
import type { KnownMetrics } from './metrics';
import { isMetricName, isRecorded, type RecordingRule } from './recording-rule';
import { below, isLabelValue, isRuleLabel, queryIn, type RuleLanguage, ruleLabels } from './rule-checks';

/** What Prometheus calls these properties in its files. */
const usualWords: Readonly<Record<string, string>> = { expr: 'expression', name: 'record' };

/** Reports recording rules that nobody could evaluate, or of which two would write the same series. `language`: what the evaluator reads. */
export function checkRecordingRules(
  check: Checks,
  rules: readonly RecordingRule[] | undefined,
  language: RuleLanguage,
): void {
  if (rules === undefined) return;
  if (!Array.isArray(rules)) {
    check.report('recordingRules', 'it is no list', 'a list, such as [recordingRule({ … })]');
    return;
  }
  for (const rule of rules) {
    if (isPlainObject(rule) && isAlert(rule))
      checksOf(check, rule).report(
        'recordingRules',
        `the alert ${describe(rule.name)} is given`,
        'alerts: [alert({ … })], and here recordingRule({ … })',
      );
    else if (isPlainObject(rule)) checkRule(checksOf(check, rule), rule as unknown as RecordingRule, language);
    else if (rule === undefined) check.report('recordingRules', 'undefined stands in the list', 'recordingRule({ … })');
    else check.report('recordingRules', `${describe(rule)} is no recording rule`, 'recordingRule({ … })');
  }
  const series = rules
    .filter((rule) => isPlainObject(rule) && isMetricName(rule.record))
    .filter(({ labels = {} }) => isPlainObject(labels) && Object.values(labels).every(isLabelValue))
    .map(({ record, labels = {} }) => JSON.stringify([record, sorted(labels)]));
  for (const each of repeated(series)) {
    const [record] = JSON.parse(each) as [string];
    check.report(
      `recordingRules › ${record}`,
      `there are two that make ${record} with the same labels`,
      'a name of its own, or other labels',
    );
  }
}

const isAlert = (rule: object): boolean => !('record' in rule) && ('holdsFor' in rule || 'severity' in rule);

const sorted = (labels: object): unknown => Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));

const validators = (language: RuleLanguage): Validators<RecordingRule> => ({
  record: text({
    example: 'service_name:shop_orders:rate5m',
    expected: "letters, digits, underscores and colons, such as 'service_name:shop_orders:rate5m'",
    standIn: 'service_name:shop_orders:rate5m',
    problem: (name) => (isMetricName(name) ? undefined : `${describe(name)} is no name of a metric`),
  }),
  expression: queryIn(language),
  labels: optional(
    ruleLabels((name, value) =>
      isRuleLabel(name) && isLabelValue(value) && !value.includes('{{')
        ? undefined
        : [
            `${name}: ${describe(value)} can be no label of it`,
            'a name of letters, digits and underscores, with a text; templates are for alerts alone',
          ],
    ),
  ),
});

function checkRule(check: Checks, rule: RecordingRule, language: RuleLanguage): void {
  const at = `recordingRules › ${typeof rule.record === 'string' ? rule.record : 'recordingRule'}`;
  object(validators(language), 'recordingRule({ … })', usualWords).validate(rule, '', below(check, at));
}

/** A component whose metrics are known. */
interface Producer {
  readonly name: string;
  readonly knownMetrics: readonly KnownMetrics[];
}

/**
 * Reports rules that make a metric which a component has, so that both would be one. No program shows one with a colon. Asked when every
 * component is there.
 */
export function checkRecordedNames(
  check: Checks,
  rules: readonly RecordingRule[] | undefined,
  producers: readonly Producer[],
): void {
  for (const rule of rules ?? []) {
    if (typeof rule?.record !== 'string' || rule.record.includes(':')) continue;
    const producer = producers.find(({ knownMetrics }) =>
      knownMetrics.some((each) => !isRecorded(each) && each.name.test(rule.record)),
    );
    if (!producer) continue;
    checksOf(check, rule).report(
      `recordingRules › ${rule.record}`,
      `${rule.record} is a metric of ${producer.name} too, so sums would count both`,
      "a name of its own, such as 'service_name:shop_orders:rate5m'",
    );
  }
}
