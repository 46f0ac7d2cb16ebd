import { isQueryLanguage, type UsedQuery } from '../../constructs/kit/queries/dashboard-queries';

/** A datasource as Grafana's file has it, as far as its links go. */
export interface ProvisionedDatasource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly jsonData?: {
    readonly tracesToLogsV2?: { readonly datasourceUid: string; readonly query?: string };
    readonly tracesToMetrics?: { readonly datasourceUid: string; readonly queries?: readonly { query?: string }[] };
  };
  readonly correlations?: readonly {
    readonly targetUID?: string;
    readonly label: string;
    readonly config: { readonly target: { readonly expr?: string; readonly query?: string } };
  }[];
}

/**
 * The queries behind the links that start at a datasource, each in the language of the datasource that it asks. A link to one
 * that is not there has no language, and is left out. `known`: those that a link may lead to.
 */
export function linkQueries(
  { name, jsonData = {}, correlations = [] }: ProvisionedDatasource,
  known: readonly Pick<ProvisionedDatasource, 'uid' | 'type'>[],
): UsedQuery[] {
  const { tracesToLogsV2: logs, tracesToMetrics: metrics } = jsonData;
  const asked = (uid: string | undefined, expression: string | undefined, place: string): UsedQuery[] => {
    const type = known.find((datasource) => datasource.uid === uid)?.type;
    if (expression === undefined || !isQueryLanguage(type)) return [];
    return [{ datasource: type, expression, place: `${name} › ${place}` }];
  };
  return [
    ...asked(logs?.datasourceUid, logs?.query, 'trace to logs'),
    ...(metrics?.queries ?? []).flatMap(({ query }) => asked(metrics?.datasourceUid, query, 'trace to metrics')),
    ...correlations.flatMap(({ targetUID, label, config }) =>
      asked(targetUID, config.target.expr ?? config.target.query, `correlation › ${label}`),
    ),
  ];
}
