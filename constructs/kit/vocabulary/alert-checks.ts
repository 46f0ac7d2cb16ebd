import type { Checks } from '../model/checks';
import { repeated } from '../model/repeated';
import { Duration, days } from '../model/units';
import {
  anything,
  describe,
  isPlainObject,
  object,
  oneOf,
  optional,
  text,
  type Validators,
  validator,
} from '../model/validation';
import { checksOf } from '../model/written-at';
import type { Alert } from './alert';
import { templateFault } from './alert-template';
import { below, isLabelValue, isRuleLabel, queryIn, type RuleLanguage, ruleLabels } from './rule-checks';

const nameForm = /^[A-Z][A-Za-z0-9]*$/;
/** What a rule has anyway. */
const ownLabels = ['alertname', 'severity'];

/** What Prometheus calls these properties in its files. */
const usualWords: Readonly<Record<string, string>> = {
  alert: 'name',
  expr: 'expression',
  for: 'holdsFor',
  annotations: 'summary and description',
  runbook_url: 'runbook',
};

/**
 * Reports alerts that nobody could evaluate, route or understand. `language`: what the evaluator reads. `others`: alerts that it
 * evaluates besides. The grammar of a query is looked at by `check`, which knows the metrics as well.
 */
export function checkAlerts(
  check: Checks,
  alerts: readonly Alert[],
  evaluator: { readonly language: RuleLanguage; readonly others?: readonly Pick<Alert, 'name'>[] },
): void {
  if (!Array.isArray(alerts)) {
    check.report('alerts', 'it is no list', 'a list, such as [alert({ … })]');
    return;
  }
  for (const alert of alerts as readonly unknown[]) {
    if (isPlainObject(alert) && 'record' in alert)
      checksOf(check, alert).report(
        'alerts',
        `the recording rule ${describe(alert.record)} is given`,
        'recordingRules: [recordingRule({ … })], and here alert({ … })',
      );
    else if (isPlainObject(alert)) checkAlert(checksOf(check, alert), alert as object as Alert, evaluator.language);
    else if (alert === undefined) check.report('alerts', 'undefined stands in the list', 'alert({ … })');
    else check.report('alerts', `${describe(alert)} is no alert`, 'alert({ … })');
  }
  const names = [...(evaluator.others ?? []), ...alerts].map((alert) => alert?.name);
  for (const name of repeated(names.filter((each) => typeof each === 'string'))) {
    check.report(`alerts › ${name}`, `there are two alerts named ${name}`, 'a name of its own');
  }
}

/** Nothing at all is one too. More than ten years is more than a person would wait for. */
const isLength = ({ milliseconds }: Duration): boolean =>
  Number.isInteger(milliseconds) && milliseconds >= 0 && milliseconds <= days(3660).milliseconds;

const validators = (language: RuleLanguage): Validators<Alert> => ({
  name: text({
    example: 'OrdersFail',
    expected: 'letters and digits that begin with a capital, such as OrdersFail',
    standIn: 'OrdersFail',
    problem: (value) => (nameForm.test(value) ? undefined : `${describe(value)} is no name of an alert`),
  }),
  expression: queryIn(language),
  holdsFor: validator({
    example: 'minutes(5)',
    expected: 'a duration such as minutes(5), or seconds(0) to be told at once',
    standIn: new Duration(0),
    isKind: (value) => value instanceof Duration,
    problem: (value) => (isLength(value) ? undefined : `${describe(value)} is no length of time`),
  }),
  severity: oneOf(['warning', 'critical']),
  summary: sentence('Orders fail.', (summary) => {
    if (/[\n\r]/.test(summary))
      return [
        'it is more than one line',
        'one sentence in one line; what more is to be said belongs into the description',
      ];
    if (!summary.includes('{{')) return undefined;
    const instead =
      'one sentence, by which alerts of one kind are known; labels and values belong into the description';
    return ['it is another one for each series', instead];
  }),
  description: sentence('{{ $labels.pod }} fails {{ $value }} orders a second.', templateProblem),
  labels: optional(
    ruleLabels((key, value) =>
      isRuleLabel(key) && !ownLabels.includes(key) && isLabelValue(value)
        ? templateProblem(value)
        : [
            `${key}: ${describe(value)} can be no label of it`,
            `a name of letters, digits and underscores other than ${ownLabels.join(' and ')}, with a text`,
          ],
    ),
  ),
  runbook: optional(
    validator({
      example: "'docs/own-alerts.md#ordersfail'",
      expected: "a section of a page such as 'docs/own-alerts.md#ordersfail', or an address",
      standIn: 'docs/own-alerts.md#ordersfail',
      isKind: (value) => typeof value === 'string',
      problem: (value) =>
        /^(https?:\/\/\S+|[\w./-]+\.md#\S+)$/.test(value) ? undefined : `${describe(value)} leads nowhere`,
    }),
  ),
});

/** A text that says something, in which more can be wrong. */
const sentence = (example: string, problem: (value: string) => readonly [string, string] | undefined) =>
  text({
    example,
    expected: 'a sentence',
    standIn: example,
    problem: (value) => (value.trim() === '' ? 'the text is empty' : problem(value)),
  });

/** What is wrong with a template for which its reader refuses the whole file, with every other alert. */
function templateProblem(template: string): readonly [problem: string, instead: string] | undefined {
  const fault = templateFault(template, ['$labels', '$value', '$externalLabels', '$externalURL']);
  return fault === undefined
    ? undefined
    : [`it ${fault}`, 'a template such as {{ $labels.pod }} or {{ $value | humanize }}'];
}

function checkAlert(check: Checks, alert: Alert, language: RuleLanguage): void {
  const isNamed = typeof alert.name === 'string' && nameForm.test(alert.name);
  const at = `alerts › ${typeof alert.name === 'string' ? alert.name : 'alert'}`;
  const all = validators(language);
  // The section of a wrong name is wrong too.
  const looked = isNamed ? all : { ...all, runbook: anything<string>() };
  object(looked, 'alert({ … })', usualWords).validate(alert, '', below(check, at));
}
