import type { UsedQuery } from '../../constructs/grafana/dashboards';

/** A datasource as Grafana's file has it, as far as its links go. */
export interface Provisioned {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly jsonData: {
    readonly tracesToLogsV2?: { readonly datasourceUid: string; readonly query?: string };
    readonly tracesToMetrics?: { readonly datasourceUid: string; readonly queries?: readonly { query?: string }[] };
  };
  readonly correlations?: readonly {
    readonly targetUID: string;
    readonly label: string;
    readonly config: { readonly target: { readonly expr?: string; readonly query?: string } };
  }[];
}

/**
 * The queries behind the links between datasources, each in the language of the datasource that it asks.
 * `known`: those that a link may lead to.
 */
export function provisionedQueries(
  datasources: readonly Provisioned[],
  known: readonly Pick<Provisioned, 'uid' | 'type'>[],
): UsedQuery[] {
  const found: UsedQuery[] = [];
  const add = (uid: string, expression: string | undefined, place: string) => {
    const type = known.find((datasource) => datasource.uid === uid)?.type;
    if (expression === undefined) return;
    if (type !== 'prometheus' && type !== 'loki' && type !== 'tempo') {
      throw new Error(`${place}: no datasource with a query language has the uid ${uid}`);
    }
    found.push({ datasource: type, expression, place });
  };
  for (const { name, jsonData, correlations = [] } of datasources) {
    const { tracesToLogsV2: logs, tracesToMetrics: metrics } = jsonData;
    if (logs) add(logs.datasourceUid, logs.query, `${name} › trace to logs`);
    for (const { query } of metrics?.queries ?? []) {
      add(metrics?.datasourceUid ?? '', query, `${name} › trace to metrics`);
    }
    for (const { targetUID, label, config } of correlations) {
      add(targetUID, config.target.expr ?? config.target.query ?? '', `${name} › correlation › ${label}`);
    }
  }
  return found;
}
