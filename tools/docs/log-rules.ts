import type { Environment } from '../../constructs/kit';
import { type LogRule, listed, MaskRule, SampleRule, selectedNames } from '../../constructs/kit/model/log-rules';
import { code, table } from './markdown';

/** What becomes of log lines before they are stored. */
export function logRuleText({ logRules }: Environment): string {
  if (logRules.length === 0) return '';
  return `
## Log rules

Applied to lines from files and to records by OTLP alike.

${table([['of the lines with', 'this becomes'], ...logRules.map((rule) => [selected(rule), outcome(rule)])])}
`;
}

function selected({ selection }: LogRule): string {
  const chosen = [...selectedNames, 'level' as const]
    .filter((name) => selection[name] !== undefined)
    .map((name) => `${name} ${listed(selection[name]).map(code).join(' or ')}`);
  const line = selection.line === undefined ? [] : [`${code(selection.line)} in them`];
  return [...chosen, ...line].join(', ') || 'anything';
}

function outcome(rule: LogRule): string {
  if (rule instanceof MaskRule) return `${code(rule.expression)} is replaced by ${code(rule.replacement)}`;
  return rule instanceof SampleRule ? `${rule.keep} are stored, chosen at random` : 'nothing is stored';
}
