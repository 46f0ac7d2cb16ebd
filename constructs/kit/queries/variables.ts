/** A query as it is written: variables of Grafana are still in it. */
export interface Asked {
  readonly expression: string;
  /** The variables of its dashboard that are numbers or durations, with their values. Default: none. */
  readonly numbers?: ReadonlyMap<string, string>;
}

/** Where a variable of Grafana can stand. `tags`: in place of the matchers of a selector. */
export type VariableKind = 'duration' | 'number' | 'tags' | 'text';

/** What Grafana puts into a query, in each way of writing it: `$name`, `${name}` and `${name:format}`. */
export const variables = /\$\{[^}]+\}|\$\w+/g;

/** The name in what `variables` finds. */
export const nameOf = (variable: string): string => /\w+/.exec(variable)?.[0] ?? '';

/**
 * Where a variable stands: as its value in the dashboard says, or else its name: `_hours` is a number, `_duration` a duration, as are
 * those of Grafana that are intervals. https://grafana.com/docs/grafana/latest/dashboards/variables/add-template-variables/#global-variables
 */
export function variableKind(name: string, value = ''): VariableKind {
  if (value !== '') return /[a-z]$/.test(value) ? 'duration' : 'number';
  if (/^__((rate_)?interval|range|auto)$|_duration$/.test(name)) return 'duration';
  if (name === '__tags') return 'tags';
  return name.endsWith('_hours') ? 'number' : 'text';
}

/** A query as a grammar takes it: Grafana's variables have values that stand for any other. */
export const withoutVariables = (asked: Asked): string => withVariablesAs(asked, 'some');

/** The same. `some`: what stands for a value of which nothing is known. */
export function withVariablesAs({ expression, numbers = new Map() }: Asked, some: string): string {
  const standIns: Readonly<Record<VariableKind, string>> = {
    duration: '5m',
    number: '24',
    tags: 'service_name="some"',
    text: some,
  };
  return expression.replaceAll(variables, (variable) => {
    const name = nameOf(variable);
    return numbers.get(name) ?? standIns[variableKind(name)];
  });
}
