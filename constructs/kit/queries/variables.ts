/** A query as it is written: variables of Grafana are still in it. */
export interface Asked {
  readonly expression: string;
  /** The variables of its dashboard that are numbers or durations, with their values. Default: none. */
  readonly numbers?: ReadonlyMap<string, string>;
}

/**
 * A query as a grammar takes it: Grafana's variables have values that stand for any other. The name of a variable says
 * where it is not a text: `_hours` is a number, `_duration` a duration; so does its value in the dashboard.
 * Grafana replaces `$name`, `${name}` and `${name:format}` alike.
 */
export const withoutVariables = (asked: Asked): string => withVariablesAs(asked, 'some');

/** The same. `some`: what stands for a value of which nothing is known. */
export function withVariablesAs({ expression, numbers = new Map() }: Asked, some: string): string {
  const numberOr = (whole: string, name: string): string => numbers.get(name) ?? whole;
  return expression
    .replaceAll(/\$__(rate_)?interval\b|\$__(range|auto)\b|\$\{__((rate_)?interval|range|auto)\}/g, '5m')
    .replaceAll(/\$__tags\b|\$\{__tags\}/g, 'service_name="some"')
    .replaceAll(/\$\{(\w+)(?::\w+)?\}/g, numberOr)
    .replaceAll(/\$(\w+)/g, numberOr)
    .replaceAll(/\$\w+_hours\b/g, '24')
    .replaceAll(/\$\w+_duration\b/g, '1s')
    .replaceAll(/\$\{[^}]+\}/g, some)
    .replaceAll(/\$\w+/g, some);
}
