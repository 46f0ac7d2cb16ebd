import type { Checks } from '../model/checks';
import { repeated } from '../model/repeated';
import { Duration, days } from '../model/units';
import { describe, isPlainObject, reportUnknown } from '../model/validation';
import { checksOf } from '../model/written-at';
import type { Alert } from './alert';
import { templateFault } from './alert-template';
import { checkExpression, isGiven, isLabelValue, isRuleLabel, type RuleLanguage } from './rule-checks';

const nameForm = /^[A-Z][A-Za-z0-9]*$/;
/** What a rule has anyway. */
const ownLabels = ['alertname', 'severity'];

const alertProperties = [
  'name',
  'expression',
  'holdsFor',
  'severity',
  'summary',
  'description',
  'labels',
  'runbook',
] as const satisfies readonly (keyof Alert)[];

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

function checkAlert(check: Checks, alert: Alert, language: RuleLanguage): void {
  const { name, holdsFor, severity, summary, description, labels = {}, runbook } = alert;
  const at = `alerts › ${typeof name === 'string' ? name : 'alert'}`;
  const isNamed = check.require(
    typeof name === 'string' && nameForm.test(name),
    'alerts › name',
    name === undefined ? 'it is not there' : `${describe(name)} is no name of an alert`,
    'letters and digits that begin with a capital, such as OrdersFail',
  );
  const hasUnknown = reportUnknown(check, (property) => `${at} › ${property}`, alert, alertProperties, usualWords);
  const isMisnamed = (value: unknown) => value === undefined && hasUnknown;
  if (!isMisnamed(alert.expression)) checkExpression(check, `${at} › expression`, alert.expression, language);
  check.require(
    isMisnamed(holdsFor) || (holdsFor instanceof Duration && isLength(holdsFor)),
    `${at} › holdsFor`,
    holdsFor === undefined ? 'it is not there' : `${describe(holdsFor)} is no length of time`,
    'a duration such as minutes(5), or seconds(0) to be told at once',
  );
  if (!isMisnamed(severity) && isGiven(check, `${at} › severity`, severity, "'warning' or 'critical'")) {
    check.oneOf(`${at} › severity`, severity, ['warning', 'critical']);
  }
  for (const [property, text] of Object.entries({ summary, description })) {
    if (isMisnamed(text) || !isGiven(check, `${at} › ${property}`, text, 'a sentence')) continue;
    check.require(
      property !== 'summary' || !/[\n\r]/.test(text),
      `${at} › summary`,
      'it is more than one line',
      'one sentence in one line; what more is to be said belongs into the description',
    );
    check.require(
      property !== 'summary' || !text.includes('{{'),
      `${at} › summary`,
      'it is another one for each series',
      'one sentence, by which alerts of one kind are known; labels and values belong into the description',
    );
    if (property === 'description') checkTemplate(check, `${at} › description`, text);
  }
  const isSet = check.require(
    isPlainObject(labels),
    `${at} › labels`,
    `${describe(labels)} is no set of labels`,
    "labels such as { team: 'orders' }",
  );
  for (const [key, value] of isSet ? Object.entries(labels) : []) {
    check.require(
      isRuleLabel(key) && !ownLabels.includes(key) && isLabelValue(value),
      `${at} › labels`,
      `${key}: ${describe(value)} can be no label of it`,
      `a name of letters, digits and underscores other than ${ownLabels.join(' and ')}, with a text`,
    );
    if (isLabelValue(value)) checkTemplate(check, `${at} › labels`, value);
  }
  // The section of a wrong name is wrong too.
  check.require(
    !isNamed ||
      runbook === undefined ||
      (typeof runbook === 'string' && /^(https?:\/\/\S+|[\w./-]+\.md#\S+)$/.test(runbook)),
    `${at} › runbook`,
    `${describe(runbook)} leads nowhere`,
    "a section of a page such as 'docs/own-alerts.md#ordersfail', or an address",
  );
}

/** Reports a template for which its reader refuses the whole file, with every other alert. */
function checkTemplate(check: Checks, at: string, template: string): void {
  const fault = templateFault(template, ['$labels', '$value', '$externalLabels', '$externalURL']);
  check.require(
    fault === undefined,
    at,
    `it ${fault}`,
    'a template such as {{ $labels.pod }} or {{ $value | humanize }}',
  );
}
