import type { Finding } from '../../constructs';

/** Who is named where a value stands in no component's call, as it is a constant of its own or what the environment is given. */
const outside = ['environment', 'environment file'];

/**
 * Whether what the compiler refuses is the value of a finding. The value may stand far from the call that takes it: in a constant, in
 * another function, in a list of many lines. Then the finding says it better, and the compiler knows the line.
 */
export function isSameValue(finding: Finding, ofCompiler: Finding): boolean {
  const { component, property, problem } = ofCompiler;
  if (component !== finding.component && !outside.includes(component)) return false;
  const value = valueIn(problem);
  if (value === undefined || !names(finding.problem, value)) return false;
  const name = property.split(' › ').at(-1)?.split('.').at(-1) ?? property;
  return names(finding.property, name) || names(finding.problem, name);
}

/** What is written there, or the first word of it: a text without its quotation marks, a number, a name. */
function valueIn(problem: string): string | undefined {
  const unknown = /^there is no property (.+)$/.exec(problem)?.[1];
  if (unknown !== undefined) return unknown;
  const [, text, word] = /^(?:['"`](.+?)['"`]|([\w$.-]+)).* is given$/.exec(problem) ?? [];
  return text ?? word;
}

/** Whether a text has a word or several, with nothing of another word beside them. */
function names(text: string, words: string): boolean {
  const at = text.indexOf(words);
  const [before = '', after = ''] = at < 0 ? [] : [text[at - 1], text[at + words.length]];
  return at >= 0 && !/[\w$-]/.test(before) && !/[\w$-]/.test(after);
}
