/** A query that Grafana shows when a value is clicked. https://grafana.com/docs/grafana/latest/administration/correlations/ */
export interface Correlation {
  readonly targetUID: string;
  readonly label: string;
  readonly description: string;
  readonly config: {
    readonly type: 'query';
    /** The column whose values get the link. */
    readonly field: string;
    readonly target: object;
  };
}

/** A datasource as Grafana's file knows it. https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
export interface ProvisionedDatasource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly access: 'proxy';
  readonly url: string;
  readonly isDefault?: boolean;
  readonly editable: false;
  readonly jsonData: object;
  readonly correlations?: readonly Correlation[];
}

/**
 * Grafana reads `$name` in its files as an environment variable; doubled it means itself. This is the one place that
 * doubles it, so that everything else is written as people would write it in Grafana.
 */
export function escapeDollars<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$') as T;
  if (Array.isArray(value)) return value.map(escapeDollars) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, escapeDollars(inner)])) as T;
  }
  return value;
}
