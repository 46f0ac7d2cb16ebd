import type { Checks } from '../model/checks';
import { describe, hasControls } from '../model/validation';

/** https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
export const labelForm = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether a rule may set a label of this name. The metric's own name is one by form, and evaluators refuse the whole file for it. */
export const isRuleLabel = (name: string): boolean => labelForm.test(name) && name !== '__name__';

/** Whether it says something as the value of a label: one that is empty is as none. */
export const isLabelValue = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && !hasControls(value);

/** The languages of rules, and how a query of each looks. */
const languages = {
  PromQL: {
    isOther: (text: string) =>
      /\}\s*(\|[=~>]|!=|!~|!>|\|\s*(json|logfmt|pattern|regexp|unpack|unwrap|\w+_format)\b)/.test(text),
    example: 'sum by (pod) (rate(orders_failed_total[5m])) > 0',
  },
  LogQL: {
    isOther: (text: string) => !text.includes('{') || !text.includes('('),
    example: `sum by (service_name) (count_over_time({namespace="demo"} |= "timeout" [5m])) > 0`,
  },
} as const;

/** What the evaluator of a rule reads. */
export type RuleLanguage = keyof typeof languages;

/** Reports a text that is missing, or a value that is no text. */
export function isGiven(check: Checks, property: string, text: unknown, instead: string): text is string {
  return check.require(
    typeof text === 'string' && text.trim() !== '',
    property,
    text === undefined || typeof text === 'string' ? 'it is not there' : `${describe(text)} is given`,
    instead,
  );
}

/** Reports a text that is no query in the language of the program that evaluates it. */
export function checkExpression(check: Checks, at: string, expression: string, language: RuleLanguage): void {
  const { isOther, example } = languages[language];
  const instead = `a query in ${language}, such as ${example}`;
  if (!isGiven(check, at, expression, instead)) return;
  const variable = /\$\{?\w+/.exec(expression)?.[0];
  const fault = unbalanced(expression);
  if (variable !== undefined) {
    check.report(
      at,
      `${variable} is a variable of Grafana, which nobody replaces here`,
      'a range such as [5m], or a name',
    );
  } else if (fault) {
    check.report(at, `${JSON.stringify(expression)} ${fault}`, instead);
  } else {
    check.require(
      !isOther(expression) && !isNoNumber(expression.trim()),
      at,
      `${JSON.stringify(expression)} is no ${language} of numbers`,
      instead,
    );
  }
}

/** A range of samples, or a text alone: it is read without a word, and fails each time when it is evaluated. */
const isNoNumber = (text: string): boolean =>
  /\](\s*(offset|@)\s*\S+)*$/i.test(text) || /^("(\\.|[^"\\])*"|'(\\.|[^'\\])*'|`[^`]*`)$/.test(text);

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What is wrong with the brackets and quotation marks of a query; undefined if nothing is. */
function unbalanced(text: string): string | undefined {
  const open: string[] = [];
  // A text in quotation marks, a comment, or a bracket.
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|#.*|[()[\]{}"'`]/g)) {
    if (token.length > 1) continue;
    if (closing[token]) open.push(closing[token]);
    else if ('"\'`'.includes(token)) return `opens ${token} and does not close it`;
    else if (open.pop() !== token) return `closes ${token} and does not open it`;
  }
  return open.length > 0 ? `lacks ${open.at(-1)}` : undefined;
}
