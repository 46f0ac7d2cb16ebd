import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import { DataqueryBuilder as LogQueryBuilder } from '@grafana/grafana-foundation-sdk/loki';
import { DataqueryBuilder as MetricQueryBuilder, PromQueryFormat } from '@grafana/grafana-foundation-sdk/prometheus';
import type { Datasource } from '../../../kit';
import { type NumberPanelProps, type PanelProps, reference } from './panel';

interface AnyQuery extends Builder<Dataquery> {
  refId(refId: string): this;
  datasource(datasource: DataSourceRef): this;
}

/** The name of a query within its panel: A for the first. */
export const queryName = (index: number): string => String.fromCharCode('A'.charCodeAt(0) + index);

/** A query of a panel's datasource, with its name. */
export function from<Q extends AnyQuery>({ datasource }: PanelProps<Datasource>, query: Q, index = 0): Q {
  return query.refId(queryName(index)).datasource(reference(datasource));
}

/** The course of values over the time shown, in PromQL or in LogQL. */
export function rangeQueries(props: NumberPanelProps & { readonly exemplars?: boolean }): Builder<Dataquery>[] {
  const { datasource } = props;
  return props.queries.map(({ expression, legend }, index) => {
    if (datasource.type === 'loki') {
      return from(props, new LogQueryBuilder(), index).queryType('range').expr(expression).legendFormat(legend);
    }
    const query = from(props, new MetricQueryBuilder(), index).expr(expression).legendFormat(legend).range();
    return props.exemplars && datasource.endpoint.offers.exemplars ? query.exemplar(true) : query;
  });
}

/** The values at the end of the time shown, as the rows of a table: a column for each label and one for the value. */
export function tableQueries(
  props: Pick<NumberPanelProps, 'title' | 'description' | 'datasource'>,
  expressions: readonly string[],
): Builder<Dataquery>[] {
  return expressions.map((expression, index) =>
    props.datasource.type === 'loki'
      ? from(props, new LogQueryBuilder(), index).queryType('instant').expr(expression)
      : from(props, new MetricQueryBuilder(), index).expr(expression).instant().format(PromQueryFormat.Table),
  );
}
