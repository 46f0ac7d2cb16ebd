import { DropRule, type LogRule, type LogSelection, listed, MaskRule, selectedNames } from '../kit/model/log-rules';
import { jsonLine, levelInJson, levelInText, levelWords } from '../kit/vocabulary/log-levels';
import { signalLabels } from '../kit/vocabulary/signal-labels';
import { linesMatching } from './selector';
import type { Stage } from './stage';

/** Holds the level of a line while rules are applied; it is not stored. */
const levelLabel = 'level';

/** The labels by which a line is chosen. */
const labelOf = {
  namespace: signalLabels['k8s.namespace.name'],
  pod: signalLabels['k8s.pod.name'],
  container: signalLabels['k8s.container.name'],
  service: signalLabels['service.name'],
} as const;

/**
 * An environment's log rules as the steps of a log agent: first what leaves lines out, then what replaces something in them.
 * They come after lines are joined, so that a stack trace goes with its line. Every level is found before the first rule.
 */
export function ruleStages(rules: readonly LogRule[]): readonly Stage[] {
  const masks = rules.filter((rule) => rule instanceof MaskRule);
  const others = rules.filter((rule) => !(rule instanceof MaskRule));
  return [...levelStages(rules), ...others.map(leftOut), ...masks.map(masked)];
}

function levelStages(rules: readonly LogRule[]): readonly Stage[] {
  if (rules.every(({ selection }) => selection.level === undefined)) return [];
  return [
    { match: { selector: linesMatching('|~', jsonLine), stages: [{ regex: { expression: levelInJson } }] } },
    { match: { selector: linesMatching('!~', jsonLine), stages: [{ regex: { expression: levelInText } }] } },
    { labels: { [levelLabel]: '' } },
  ];
}

function leftOut(rule: Exclude<LogRule, MaskRule>): Stage {
  const selector = selectorOf(rule.selection);
  if (rule instanceof DropRule) return { match: { selector, action: 'drop', drop_counter_reason: 'log_rule_drop' } };
  const sampling = { rate: rule.keep.value / 100, drop_counter_reason: 'log_rule_sample' };
  return { match: { selector, stages: [{ sampling }] } };
}

/** A group around the whole, as what groups capture is replaced. Promtail leaves out a match that begins where one ends. */
function masked({ selection, expression, replacement }: MaskRule): Stage {
  const replace = { expression: `((?:${expression})+)`, replace: replacement };
  return { match: { selector: selectorOf(selection), stages: [{ replace }] } };
}

/** The LogQL selector of the lines that a rule is about. */
function selectorOf(selection: LogSelection): string {
  const names = selectedNames
    .filter((name) => selection[name] !== undefined)
    .map((name) => matcher(labelOf[name], listed(selection[name]).join('|')));
  const levels = listed(selection.level);
  const ofLevel = levels.length > 0 ? [matcher(levelLabel, `.*${levelWords(levels)}.*`)] : [];
  const chosen = [...names, ...ofLevel];
  // A selector has at least one matcher.
  const matchers = chosen.length > 0 ? chosen : [matcher(labelOf.pod, '.+')];
  const line = selection.line === undefined ? '' : ` |~ ${JSON.stringify(selection.line)}`;
  return `{${matchers.join(', ')}}${line}`;
}

const matcher = (label: string, expression: string): string => `${label}=~${JSON.stringify(expression)}`;
