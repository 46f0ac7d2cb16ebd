import { signalLabels } from '../kit/vocabulary/signal-labels';

/** A LogQL selector of the lines that match a regular expression, of every pod or of those with a label's value. */
export function linesMatching(
  operator: '|~' | '!~',
  expression: string,
  label: string = signalLabels['k8s.pod.name'],
  value = '.+',
) {
  return `{${label}=~${JSON.stringify(value)}} ${operator} ${JSON.stringify(expression)}`;
}
