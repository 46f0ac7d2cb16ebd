import {
  DropRule,
  type LogRule,
  type LogSelection,
  listed,
  logLevels,
  MaskRule,
  type SampleRule,
  selectedNames,
} from '../../kit/model/log-rules';
import { attribute, goOn, matches, type Statements, text } from '../../kit/text/ottl';
import { prefix } from '../../kit/vocabulary/labels';
import { jsonLine, levelInJson, levelInText, levelWords, severityNumbers } from '../../kit/vocabulary/log-levels';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import type { Processor, Settings } from '../pipelines';

/** Holds the level of a record on its way to the last of these processors; it is not stored. */
const level = attribute('log', `${prefix}.level`);
/** Holds it there, where no mask is applied to it. */
const levelWhileMasked = `log.cache["level"]`;
const body = 'log.body';

/** The resource attributes by which a record is chosen: the copies without dots, under the names of a line's labels. */
const nameOf = {
  namespace: signalLabels['k8s.namespace.name'],
  pod: signalLabels['k8s.pod.name'],
  container: signalLabels['k8s.container.name'],
  service: signalLabels['service.name'],
} as const;

/**
 * An environment's log rules as processors, which do to records by OTLP what log agents do to lines from files: levels are found,
 * records are left out, and what is left is masked. They come when each record has its names.
 */
export function logRules(rules: readonly LogRule[]): Processor[] {
  const masks = rules.filter((rule) => rule instanceof MaskRule);
  const others = rules.filter((rule) => !(rule instanceof MaskRule));
  const asksLevel = rules.some(({ selection }) => selection.level !== undefined);
  const last = [...(asksLevel ? takenAway : []), ...(masks.length > 0 ? masked(masks) : [])];
  return [
    ...(asksLevel ? [transform('transform/log_levels', levelStatements())] : []),
    ...(others.length > 0 ? [leftOut(others)] : []),
    ...(last.length > 0 ? [transform('transform/log_rules', last)] : []),
  ];
}

const transform = (id: string, statements: readonly string[]): Processor => ({
  kind: 'processor',
  id,
  settings: { ...goOn, log_statements: [{ context: 'log', statements } satisfies Statements] } satisfies Settings,
});

const takenAway = [`set(${levelWhileMasked}, ${level})`, `delete_key(log.attributes, ${text(`${prefix}.level`)})`];

/** The level by the severity; of a record without one, by what its body says. */
function levelStatements(): string[] {
  const none = 'log.severity_number == 0';
  const found = (expression: string) => `ExtractPatterns(${body}, ${text(expression)})["level"]`;
  const isJson = matches(body, jsonLine);
  return [
    `set(${level}, ${found(levelInJson)}) where ${none} and ${isJson} and ${matches(body, levelInJson)}`,
    `set(${level}, ${found(levelInText)}) where ${none} and not ${isJson} and ${matches(body, levelInText)}`,
    `set(${level}, log.severity_text) where ${none} and log.severity_text != ""`,
    ...logLevels.map((name) => `set(${level}, ${text(name)}) where ${matches(level, levelWords([name]))}`),
    ...logLevels.map((name) => {
      const [first, last] = severityNumbers[name];
      return `set(${level}, ${text(name)}) where log.severity_number >= ${first} and log.severity_number <= ${last}`;
    }),
  ];
}

/** https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/processor/filterprocessor */
function leftOut(rules: readonly (DropRule | SampleRule)[]): Processor {
  const conditions = rules.map((rule) =>
    [...conditionsOf(rule.selection, level), ...(rule instanceof DropRule ? [] : [notKept(rule)])].join(' and '),
  );
  return {
    kind: 'processor',
    id: 'filter/log_rules',
    settings: { ...goOn, log_conditions: [{ context: 'log', conditions }] },
  };
}

/** The numbers that eight hexadecimal digits can be. */
const eightDigits = 0x1_0000_0000;

/** True at random, for the share that is not kept: the first digits of a random UUID are compared with that share of all numbers. */
function notKept({ keep }: SampleRule): string {
  const bound = Math.round((keep.value / 100) * eightDigits);
  return `Substring(UUID(), 0, 8) >= ${text(bound.toString(16).padStart(8, '0'))}`;
}

/**
 * What is masked in a record: its body, and its attributes, which are stored beside it. A body or an attribute that is no text
 * becomes the text that would be stored of it. The attributes come first, as the body may be what a rule chooses by.
 */
function masked(rules: readonly MaskRule[]): string[] {
  return [
    `set(${body}, String(${body})) where ${body} != nil and not IsString(${body})`,
    'stringify_all(log.attributes)',
    ...rules.flatMap(({ selection, expression, replacement }) => {
      const conditions = conditionsOf(selection, levelWhileMasked);
      const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
      // A dollar would refer to a group.
      const words = `${text(`(?:${expression})+`)}, ${text(replacement.replaceAll('$', '$$$$'))}`;
      return [
        `replace_all_patterns(log.attributes, "value", ${words})${where}`,
        `replace_pattern(${body}, ${words})${where}`,
      ];
    }),
  ];
}

/** What holds of the records that a rule is about. `levelPath`: where their level is. */
function conditionsOf(selection: LogSelection, levelPath: string): string[] {
  const names = selectedNames
    .filter((name) => selection[name] !== undefined)
    .map((name) => matches(attribute('resource', nameOf[name]), `^(?s:${listed(selection[name]).join('|')})$`));
  const levels = listed(selection.level).map((name) => `${levelPath} == ${text(name)}`);
  return [
    ...names,
    ...(levels.length > 1 ? [`(${levels.join(' or ')})`] : levels),
    ...(selection.line === undefined ? [] : [matches(body, selection.line)]),
  ];
}
