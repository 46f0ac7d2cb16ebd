import { type Asked, nameOf, variableKind, variables } from '../variables';

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
    const name = nameOf(variable);
    const id = String(7_000_000_001 + standIns.size);
    const kind = variableKind(name, known.get(name));
    const word = `variable_${id}_`;
    const standIn = { duration: `${id}ms`, number: id, tags: word, text: word }[kind];
    standIns.set(standIn, variable);
    return standIn;
  });
  const any = new RegExp([...standIns.keys()].join('|'), 'g');
  const restored = (changed: string): string =>
    standIns.size === 0 ? changed : changed.replaceAll(any, (standIn) => standIns.get(standIn) ?? standIn);
  return { query, restored };
}
