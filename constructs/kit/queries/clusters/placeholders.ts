import type { Asked } from '../variables';

/** What Grafana puts into a query: `$name`, `${name}` and `${name:format}`. */
const variables = /\$\{[^}]+\}|\$\w+/g;

/** The variables whose place is that of a duration, or of a number. */
const durations = /^\$\{?(__(rate_)?interval|__range|__auto|\w+_duration)\b/;
const numbers = /^\$\{?\w+_hours\b/;

/**
 * A query as a grammar takes it, in which each of Grafana's variables has a stand-in that stands nowhere else, and the way back: a
 * change of the query between the two keeps the variables.
 */
export function withPlaceholders({ expression, numbers: known = new Map() }: Asked): {
  readonly query: string;
  readonly restored: (changed: string) => string;
} {
  const standIns = new Map<string, string>();
  const query = expression.replaceAll(variables, (variable) => {
    const name = /\w+/.exec(variable)?.[0] ?? '';
    const value = known.get(name) ?? '';
    const id = String(7_000_000_001 + standIns.size);
    const isDuration = durations.test(variable) || /[a-z]$/.test(value);
    const standIn = isDuration ? `${id}ms` : value !== '' || numbers.test(variable) ? id : `variable_${id}_`;
    standIns.set(standIn, variable);
    return standIn;
  });
  const any = new RegExp([...standIns.keys()].join('|'), 'g');
  const restored = (changed: string): string =>
    standIns.size === 0 ? changed : changed.replaceAll(any, (standIn) => standIns.get(standIn) ?? standIn);
  return { query, restored };
}
