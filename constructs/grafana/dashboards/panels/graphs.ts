import {
  GraphDrawStyle,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  SortOrder,
  StackingConfigBuilder,
  StackingMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizLegendOptionsBuilder,
  VizTooltipOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { dataLinks, filled, type NumberPanelProps, thresholds } from './panel';
import { rangeQueries } from './queries';

/** Series over time. `exemplars`: show the traces behind the values, where the store keeps them. */
export function timeSeries(props: NumberPanelProps & { readonly exemplars?: boolean }): TimeSeriesBuilder {
  const panel = overTime(props, ['mean', 'max', 'lastNotNull'])
    .lineWidth(1)
    .fillOpacity(8)
    .showPoints(VisibilityMode.Never)
    .thresholds(thresholds(props.thresholds))
    .dataLinks(dataLinks(props.links));
  if (props.max !== undefined) panel.max(props.max);
  if (props.thresholds) {
    panel.thresholdsStyle(new GraphThresholdsStyleConfigBuilder().mode(GraphThresholdsStyleMode.Line));
  }
  return panel;
}

/** Counts over time as bars that stand on each other. `colors`: by the legend of a series; others get one of a palette. */
export function stackedBars(
  props: NumberPanelProps & { readonly colors?: Readonly<Record<string, string>> },
): TimeSeriesBuilder {
  const panel = overTime(props, ['sum'])
    .drawStyle(GraphDrawStyle.Bars)
    .lineWidth(0)
    .fillOpacity(80)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal).group('A'))
    // A bar counts the time up to the next; many thin ones tell less.
    .maxDataPoints(120)
    .dataLinks(dataLinks(props.links));
  for (const [series, fixedColor] of Object.entries(props.colors ?? {})) {
    panel.overrideByName(series, [{ id: 'color', value: { mode: 'fixed', fixedColor } }]);
  }
  return panel;
}

/** `totals`: what the legend says of each series. */
function overTime(props: NumberPanelProps & { readonly exemplars?: boolean }, totals: string[]): TimeSeriesBuilder {
  const panel = filled(new TimeSeriesBuilder(), props, rangeQueries(props))
    .unit(props.unit)
    .min(0)
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.Table)
        .placement(LegendPlacement.Bottom)
        .calcs(totals),
    )
    .tooltip(new VizTooltipOptionsBuilder().mode(TooltipDisplayMode.Multi).sort(SortOrder.Descending));
  return props.lookBack ? panel.timeFrom(props.lookBack) : panel;
}
