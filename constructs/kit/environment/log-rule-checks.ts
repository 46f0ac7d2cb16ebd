import type { CallSite } from '../model/call-site';
import { Checks, type FindingSink } from '../model/checks';
import type { Connection } from '../model/endpoint';
import {
  choosesAll,
  DropRule,
  type LogRule,
  type LogSelection,
  logLevels,
  type MaskProps,
  MaskRule,
  type SampleProps,
  SampleRule,
  selectedNames,
} from '../model/log-rules';
import { describe, isPlainObject, oneOf, reportUnknown } from '../model/validation';
import { asText, lostBackslash } from '../text/lost-backslash';
import { NoRe2, readRe2 } from '../text/re2';

/** An environment, as far as its log rules are concerned. */
interface Ruled extends FindingSink {
  readonly name: string;
  readonly madeAt: CallSite;
  readonly logRules: readonly LogRule[];
  readonly connections: readonly Connection[];
  readonly components: readonly { readonly name: string; readonly appliesLogRules: boolean }[];
}

const property = 'logRules';

/** The properties by which lines are chosen, and those that a kind of rule has besides. */
const selectionWords = [...selectedNames, 'level', 'line'];
const ownWords: Readonly<Record<LogRule['kind'], readonly string[]>> = {
  drop: [],
  mask: ['expression', 'replacement'],
  sample: ['keep'],
};

/** Reports rules that no program would take or that would do something else than is meant, and who does not obey them. */
export function checkLogRules(environment: Ruled): void {
  const { logRules } = environment;
  const place = { environment: environment.name, component: 'environment' };
  if (logRules.length === 0) return;
  for (const rule of logRules) checkRule(new Checks(environment, place, rule.madeAt), rule);
  checkObedience(new Checks(environment, place, environment.madeAt), environment);
}

function checkRule(check: Checks, rule: LogRule): void {
  const { kind, given: selection }: { readonly kind: string; readonly given: unknown } = rule;
  const at = `${property} › ${kind}`;
  if (!isPlainObject(selection)) {
    check.report(at, `${describe(selection)} chooses no lines`, `${kind}({ namespace: 'demo', … })`);
    return;
  }
  checkSelection(check, at, selection);
  const words = [...selectionWords, ...ownWords[rule.kind]];
  const hasUnknown = reportUnknown(check, (name) => `${at} › ${name}`, selection, words);
  // What has a wrong name may be what says which lines are meant.
  if (rule instanceof DropRule && !hasUnknown) {
    const instead = "what is to be dropped, such as drop({ namespace: 'demo', level: 'debug' })";
    check.require(!choosesAll(selection), at, 'it chooses every line, and nothing would be stored', instead);
  }
  if (rule instanceof MaskRule) checkMask(check, at, rule.given);
  if (rule instanceof SampleRule) checkShare(check, `${at} › keep`, rule.given);
}

function checkSelection(check: Checks, at: string, selection: LogSelection): void {
  for (const name of selectedNames) {
    for (const expression of givenList(check, `${at} › ${name}`, selection[name]))
      if (checkExpression(check, `${at} › ${name}`, expression)) checkName(check, `${at} › ${name}`, name, expression);
  }
  for (const level of givenList(check, `${at} › level`, selection.level))
    check.valid(`${at} › level`, level, oneOf(logLevels));
  if (selection.line !== undefined) checkExpression(check, `${at} › line`, selection.line);
}

/** Values of which one or several are given. Reports a list without any. */
function givenList(check: Checks, at: string, value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  check.require(values.length > 0, at, 'the list is empty, so no line is chosen', 'at least one, or no such property');
  return values;
}

/** Reports what matches no name that Kubernetes takes. What calls itself a service may have any. */
function checkName(check: Checks, at: string, kind: (typeof selectedNames)[number], expression: unknown): void {
  const isNone = typeof expression === 'string' && (/\s/.test(expression) || /^[\w-]*[A-Z_][\w-]*$/.test(expression));
  check.require(
    kind === 'service' || !isNone,
    at,
    `no ${kind} is called ${describe(expression)}`,
    'lower-case letters, digits and hyphens, or an expression for several names, such as shop-.+',
  );
}

/** Returns what is known of an expression; undefined where it is malformed. */
function checkExpression(check: Checks, at: string, expression: unknown) {
  const instead = 'a regular expression (RE2), see https://github.com/google/re2/wiki/Syntax';
  if (expression instanceof RegExp) {
    check.report(at, `${expression} is an expression of JavaScript`, `a text: ${asText(expression)}`);
    return undefined;
  }
  if (expression === undefined) {
    check.report(at, 'it is not there', instead);
    return undefined;
  }
  if (typeof expression !== 'string' || expression.trim() === '') {
    check.report(at, `${describe(expression)} is no regular expression`, instead);
    return undefined;
  }
  if (/\p{Cc}/u.test(expression)) {
    const written = expression.includes('\b')
      ? 'two backslashes in TypeScript, where one before b is a backspace: \\\\b'
      : 'its escape, such as \\t or \\n';
    check.report(at, `${JSON.stringify(expression)} has a control character`, written);
    return undefined;
  }
  const lost = lostBackslash(expression);
  if (lost) {
    const repeated = `${JSON.stringify(expression)} repeats the letter ${lost.found[0]}, as one backslash is none in a text of TypeScript`;
    check.report(at, repeated, `two backslashes: ${lost.meant}; where the letter is meant, [${lost.found[0]}]`);
    return undefined;
  }
  try {
    return readRe2(expression);
  } catch (error) {
    if (!(error instanceof NoRe2)) throw error;
    check.report(at, `${JSON.stringify(expression)} ${error.message}`, instead);
    return undefined;
  }
}

function checkMask(check: Checks, at: string, { expression, replacement = '***' }: MaskProps): void {
  const found = checkExpression(check, `${at} › expression`, expression);
  if (found) {
    const groups = '(?:…) in place of (…), as agents would replace what each group captures and nothing else';
    const given = `${JSON.stringify(expression)} has a group that captures`;
    check.require(found.groups === 0, `${at} › expression`, given, groups);
    const empty = `${JSON.stringify(expression)} matches an empty text, so the replacement would stand between all characters`;
    check.require(!found.matchesEmpty, `${at} › expression`, empty, 'an expression with at least one character');
  }
  const isText = typeof replacement === 'string' && !/\p{Cc}/u.test(replacement);
  check.require(
    isText && !replacement.includes('{{'),
    `${at} › replacement`,
    `${describe(replacement)} is ${isText ? 'read as a template by agents, because of the two braces' : 'no text in one line'}`,
    'a text in one line without {{, such as ***',
  );
}

function checkShare(check: Checks, at: string, { keep }: SampleProps): void {
  if (!check.percentage(at, keep)) return;
  check.require(
    keep.value > 0 && keep.value < 100,
    at,
    keep.value === 0 ? 'nothing is kept' : 'everything is kept',
    keep.value === 0 ? 'drop({ … }) in place of sample({ … })' : 'a percentage below 100, or no such rule',
  );
}

/** A component that sends lines to their store has to apply the rules, and at least one has to be there. */
function checkObedience(check: Checks, { connections, components }: Ruled): void {
  const senders = connections.filter(({ to }) => to.protocol === 'loki.push' || to.protocol === 'otlp.logs');
  // A store that is not there may have a name that the compiler does not know.
  if (senders.length === 0)
    check.report(property, 'nothing here sends log lines to a store', 'no logRules', { absent: true });
  for (const { from, to } of senders) {
    const sender = components.find(({ name }) => name === from.component);
    check.require(
      sender?.appliesLogRules === true,
      property,
      `${from.workload} sends lines to ${to.owner.component} and applies no rules`,
      'its lines through a log agent or through the Collector, or no logRules',
    );
  }
}
