import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  type DataSourceRef,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  SortOrder,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardLinkBuilder,
  QueryVariableBuilder,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as GaugeBuilder } from '@grafana/grafana-foundation-sdk/gauge';
import { PanelBuilder as LogsBuilder } from '@grafana/grafana-foundation-sdk/logs';
import { DataqueryBuilder as LogQueryBuilder } from '@grafana/grafana-foundation-sdk/loki';
import { DataqueryBuilder as MetricQueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { SearchTableType, DataqueryBuilder as TraceQueryBuilder } from '@grafana/grafana-foundation-sdk/tempo';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { Datasource, LokiDatasource, PrometheusDatasource, TempoDatasource } from '../../kit';

/** A datasource as dashboards name it. */
export const reference = ({ type, uid }: Datasource): DataSourceRef => ({ type, uid });

/** A query and the legend of its series. */
export interface Query {
  /** In the language of the datasource, with Grafana's variables. */
  readonly expression: string;
  /** Label names in double braces; with none, the text itself. */
  readonly legend: string;
}

/** What every panel has. */
interface PanelProps<D extends Datasource> {
  readonly title: string;
  /** What is shown and what to make of it. */
  readonly description: string;
  /** Who answers. */
  readonly datasource: D;
}

interface MetricPanelProps extends PanelProps<PrometheusDatasource> {
  readonly queries: readonly Query[];
  /** One of `@grafana/grafana-foundation-sdk/units`. */
  readonly unit: string;
  /** Values from which on the colour changes. Default: none. */
  readonly thresholds?: { readonly orange: number; readonly red: number };
  /** The upper end of the axis. Default: what the values need. */
  readonly max?: number;
  /** The links of each series. Default: none. */
  readonly links?: readonly Link[];
}

/** A link in the menu of a series. */
export interface Link {
  /** What the menu says. */
  readonly title: string;
  /** Where it leads, with Grafana's variables for the series and the time. */
  readonly url: string;
}

/** Series over time. `exemplars`: show the traces behind the values, where the store keeps them. */
export function timeSeries(props: MetricPanelProps & { readonly exemplars?: boolean }): TimeSeriesBuilder {
  const panel = filled(new TimeSeriesBuilder(), props, metricQueries(props))
    .unit(props.unit)
    .min(0)
    .lineWidth(1)
    .fillOpacity(8)
    .showPoints(VisibilityMode.Never)
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.Table)
        .placement(LegendPlacement.Bottom)
        .calcs(['mean', 'max', 'lastNotNull']),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending))
    .thresholds(thresholds(props.thresholds))
    .dataLinks(dataLinks(props.links));
  if (props.max !== undefined) panel.max(props.max);
  if (props.thresholds) {
    panel.thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Line));
  }
  return panel;
}

/** The newest value as a number, with its course behind it. */
export function stat(props: MetricPanelProps): StatBuilder {
  const panel = filled(new StatBuilder(), props, metricQueries(props))
    .unit(props.unit)
    .min(0)
    .noValue('no data')
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.Area)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .thresholds(thresholds(props.thresholds))
    .dataLinks(dataLinks(props.links));
  if (props.max !== undefined) panel.max(props.max);
  return panel;
}

/** The newest value between 0 and `max`. */
export function gauge(props: MetricPanelProps & { readonly max: number }): GaugeBuilder {
  return filled(new GaugeBuilder(), props, metricQueries(props))
    .unit(props.unit)
    .min(0)
    .max(props.max)
    .noValue('no data')
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .thresholds(thresholds(props.thresholds))
    .dataLinks(dataLinks(props.links));
}

/** Log lines, newest first. */
export function logs(props: PanelProps<LokiDatasource> & { readonly expression: string }): LogsBuilder {
  const query = from(props, new LogQueryBuilder()).queryType('range').expr(props.expression).maxLines(200);
  return filled(new LogsBuilder(), props, [query]).showTime(true).wrapLogMessage(true).enableLogDetails(true);
}

/** Traces that a search finds, each a link to the whole of it. */
export function traces(props: PanelProps<TempoDatasource> & { readonly expression: string }): TableBuilder {
  const query = from(props, new TraceQueryBuilder())
    .queryType('traceql')
    .query(props.expression)
    .limit(20)
    .tableType(SearchTableType.Traces);
  return filled(new TableBuilder(), props, [query]);
}

/** A variable with the values of one label; `All` matches every value but none at all, as LogQL requires of one matcher. */
export function labelVariable(props: {
  readonly name: string;
  readonly label: string;
  readonly datasource: PrometheusDatasource;
  /** The series whose label values are offered. */
  readonly metric: string;
}): QueryVariableBuilder {
  return new QueryVariableBuilder(props.name)
    .label(props.label)
    .datasource(reference(props.datasource))
    .query({ qryType: 1, query: `label_values(${props.metric}, ${props.name})`, refId: props.name })
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current({ selected: true, text: ['All'], value: ['$__all'] });
}

function metricQueries(props: MetricPanelProps & { readonly exemplars?: boolean }): MetricQueryBuilder[] {
  return props.queries.map(({ expression, legend }, index) => {
    const query = from(props, new MetricQueryBuilder(), index).expr(expression).legendFormat(legend).range();
    return props.exemplars && props.datasource.endpoint.offers.exemplars ? query.exemplar(true) : query;
  });
}

interface AnyQuery extends Builder<Dataquery> {
  refId(refId: string): this;
  datasource(datasource: DataSourceRef): this;
}

/** A query of a panel's datasource, with its letter: A for the first. */
function from<Q extends AnyQuery>({ datasource }: PanelProps<Datasource>, query: Q, index = 0): Q {
  return query.refId(String.fromCharCode('A'.charCodeAt(0) + index)).datasource(reference(datasource));
}

interface AnyPanel {
  title(title: string): this;
  description(description: string): this;
  datasource(datasource: DataSourceRef): this;
  targets(targets: Builder<Dataquery>[]): this;
}

/** What panels of every kind have: what they say of themselves, whom they ask and what. */
function filled<P extends AnyPanel>(panel: P, props: PanelProps<Datasource>, queries: Builder<Dataquery>[]): P {
  const { title, description, datasource } = props;
  return panel.title(title).description(description).datasource(reference(datasource)).targets(queries);
}

function thresholds(given: MetricPanelProps['thresholds']): ThresholdsConfigBuilder {
  const steps: Threshold[] = [{ value: null, color: 'green' }];
  if (given) steps.push({ value: given.orange, color: 'orange' }, { value: given.red, color: 'red' });
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps);
}

const dataLinks = (links: readonly Link[] = []) =>
  links.map(({ title, url }) => new DashboardLinkBuilder(title).url(url).targetBlank(true));
