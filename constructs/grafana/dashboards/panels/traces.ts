import { PanelBuilder as NodeGraphBuilder } from '@grafana/grafana-foundation-sdk/nodegraph';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { SearchTableType, DataqueryBuilder as TraceQueryBuilder } from '@grafana/grafana-foundation-sdk/tempo';
import type { TempoDatasource } from '../../../kit';
import { filled, type PanelProps } from './panel';
import { from } from './queries';

/** Traces that a search finds, each a link to the whole of it. */
export function traces(props: PanelProps<TempoDatasource> & { readonly expression: string }): TableBuilder {
  const query = from(props, new TraceQueryBuilder())
    .queryType('traceql')
    .query(props.expression)
    .limit(20)
    .tableType(SearchTableType.Traces);
  return filled(new TableBuilder(), props, [query]);
}

/**
 * Who calls whom, as a drawing. Tempo's datasource makes it from the metrics that its setting `serviceMap` names.
 * `selectors`: each chooses calls, in the braces of PromQL, by `client` and `server`; a call that any of them chooses is drawn.
 */
export function serviceMap(
  props: PanelProps<TempoDatasource> & { readonly selectors: readonly string[] },
): NodeGraphBuilder {
  const query = from(props, new TraceQueryBuilder())
    .queryType('serviceMap')
    .serviceMapQuery([...props.selectors]);
  return filled(new NodeGraphBuilder(), props, [query]);
}
