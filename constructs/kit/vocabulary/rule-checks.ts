import type { Checks } from '../model/checks';
import { hasControls, labels, type Reporter, text, type Validator } from '../model/validation';

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

/** A query in the language of the program that evaluates it. */
export function queryIn(language: RuleLanguage): Validator<string> {
  const { isOther, example } = languages[language];
  return text({
    example,
    expected: `a query in ${language}, such as ${example}`,
    standIn: example,
    problem: (query) => {
      if (query.trim() === '') return 'the text is empty';
      const variable = /\$\{?\w+/.exec(query)?.[0];
      if (variable !== undefined) {
        const problem = `${variable} is a variable of Grafana, which nobody replaces here`;
        return [problem, 'a range such as [5m], or a name'];
      }
      const fault = unbalanced(query);
      if (fault) return `${JSON.stringify(query)} ${fault}`;
      const isNone = isOther(query) || isNoNumber(query.trim());
      return isNone ? `${JSON.stringify(query)} is no ${language} of numbers` : undefined;
    },
  });
}

/** Labels that a rule sets. `problem`: what is wrong with one of them, and what to write instead; undefined where nothing is. */
export const ruleLabels = (
  problem: (name: string, value: unknown) => readonly [problem: string, instead: string] | undefined,
): Validator<Readonly<Record<string, string>>> =>
  labels("{ team: 'orders' }", ([name, value], property, reporter) => {
    const wrong = problem(name, value);
    if (wrong) reporter.report(property, ...wrong);
    return !wrong;
  });

/** Reports to these checks what is wrong with the properties of what stands at a place, such as `alerts › OrdersFail`. */
export const below = (check: Checks, at: string): Reporter => ({
  report: (property, ...finding) => check.report(property ? `${at} › ${property}` : at, ...finding),
  doubt: (property) => check.doubt(`${at} › ${property}`),
});

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
