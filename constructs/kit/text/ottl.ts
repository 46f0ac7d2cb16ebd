/**
 * The few statements of the OpenTelemetry Transformation Language that are used here.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/pkg/ottl
 */

/** Where an attribute stands. */
export type Context = 'resource' | 'span' | 'datapoint' | 'log';

/** A text as a literal of the language. */
export const text = (value: string): string => JSON.stringify(value);

/** A regular expression (RE2) that matches somewhere in a value. */
export const matches = (path: string, expression: string): string => `IsMatch(${path}, ${text(expression)})`;

export const attribute = (context: Context, name: string): string => `${context}.attributes[${text(name)}]`;

/** Gives an attribute the value of another that is there, where all of the conditions hold. Default: wherever it is there. */
export function copyAttribute(context: Context, from: string, to: string, ...conditions: readonly string[]): string {
  const [source, target] = [attribute(context, from), attribute(context, to)];
  return `set(${target}, ${source}) where ${[`${source} != nil`, ...conditions].join(' and ')}`;
}

/** The same, where the target is still missing. */
export const copyMissingAttribute = (context: Context, from: string, to: string): string =>
  copyAttribute(context, from, to, `${attribute(context, to)} == nil`);

export const deleteAttribute = (name: string): string => `delete_key(resource.attributes, ${text(name)})`;

/** A list of statements that run on everything of one context. `conditions`: one of them must hold. Default: always. */
export interface Statements {
  readonly context: Context | 'metric';
  readonly conditions?: readonly string[];
  readonly statements: readonly string[];
}

/** What a failing statement does: it is logged, and the data goes on. The default drops the whole batch. */
export const goOn = { error_mode: 'ignore' } as const;

/** The settings of a transform processor that does the same to the resource of each signal. */
export function forEverySignal(groups: readonly Statements[]) {
  return { ...goOn, trace_statements: groups, metric_statements: groups, log_statements: groups };
}
