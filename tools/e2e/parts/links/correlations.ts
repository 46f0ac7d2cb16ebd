/** What Grafana shows when a value is clicked: a query of another datasource, or an address. */
export interface Correlation {
  /** The datasource that is asked. Undefined: the link is an address. */
  readonly targetUID?: string;
  readonly label: string;
  readonly config: {
    readonly target: object;
    readonly transformations?: readonly {
      readonly field: string;
      readonly expression: string;
      readonly mapValue: string;
    }[];
  };
}

/** What Grafana knows at the place of a link: the fields of a row, as its datasource answers. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Where a link leads from a row, as Grafana makes it: each transformation gives a variable a value, and a field that none mentions is one
 * itself. Undefined where a variable has no value, as Grafana then shows no link.
 * https://grafana.com/docs/grafana/latest/administration/correlations/correlation-configuration/
 */
export function targetOf({ config }: Correlation, row: Row): object | undefined {
  const values: Record<string, string> = {};
  for (const [field, value] of Object.entries(row)) values[field] = textOf(value);
  for (const { field, expression, mapValue } of config.transformations ?? []) {
    for (const match of textOf(row[field]).matchAll(new RegExp(expression, 'gi'))) {
      values[mapValue] = match[1] ?? match[0];
    }
  }
  let complete = true;
  const replaced = JSON.stringify(config.target).replaceAll(
    /\$\{((?:[^}:]|\\")+)(:percentencode)?\}/g,
    (_all, path: string, encode?: string) => {
      const value = values[path.replaceAll('\\"', '"')];
      complete &&= value !== undefined;
      return encode ? encodeURIComponent(value ?? '') : (value ?? '');
    },
  );
  return complete ? JSON.parse(replaced) : undefined;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** Where links lead from a row: those that Grafana shows. */
export const targetsOf = (links: readonly Correlation[], row: Row): object[] =>
  links.flatMap((link) => targetOf(link, row) ?? []);
