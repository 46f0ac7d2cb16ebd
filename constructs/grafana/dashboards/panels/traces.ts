import { PanelBuilder as AnyPanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as NodeGraphBuilder } from '@grafana/grafana-foundation-sdk/nodegraph';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { SearchTableType, DataqueryBuilder as TraceQueryBuilder } from '@grafana/grafana-foundation-sdk/tempo';
import type { TempoDatasource } from '../../../kit';
import { dataLinks, filled, type Link, type PanelProps } from './panel';
import { from } from './queries';

interface FoundProps extends PanelProps<TempoDatasource> {
  /** In TraceQL. */
  readonly expression: string;
}

/**
 * Traces that a search finds, each a link to the whole of it. `links`: where the id of one leads instead. Default: to Explore, by Tempo's
 * datasource.
 */
export function traces(props: FoundProps & { readonly links?: readonly Link[] }): TableBuilder {
  const panel = found(props, SearchTableType.Traces);
  const links = dataLinks(props.links).map((link) => ({ ...link.build(), targetBlank: false }));
  return links.length > 0 ? panel.overrideByName('traceID', [{ id: 'links', value: links }]) : panel;
}

/** Spans that a search finds, with the attributes that it selects. */
export const spans = (props: FoundProps): TableBuilder => found(props, SearchTableType.Spans);

function found(props: FoundProps, tableType: SearchTableType): TableBuilder {
  const query = from(props, new TraceQueryBuilder())
    .queryType('traceql')
    .query(props.expression)
    .limit(20)
    .tableType(tableType);
  return filled(new TableBuilder(), props, [query]);
}

/**
 * One trace as a whole. `id`: a variable with its identifier. The Foundation SDK knows no such panel.
 * https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/traces/
 */
export function trace(props: PanelProps<TempoDatasource> & { readonly id: string }): AnyPanelBuilder {
  const query = from(props, new TraceQueryBuilder()).queryType('traceql').query(props.id);
  return filled(new AnyPanelBuilder().type('traces'), props, [query]);
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
