import { PanelBuilder as BarGaugeBuilder } from '@grafana/grafana-foundation-sdk/bargauge';
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BigValueColorMode,
  BigValueGraphMode,
  ReduceDataOptionsBuilder,
  VizOrientation,
} from '@grafana/grafana-foundation-sdk/common';
import { FieldColorBuilder, FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as GaugeBuilder } from '@grafana/grafana-foundation-sdk/gauge';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import type { LokiDatasource } from '../../../kit';
import { dataLinks, filled, type Link, type NumberPanelProps, type PanelProps, thresholds } from './panel';
import { queryName, rangeQueries, tableQueries } from './queries';

/** The newest value as a number, with its course behind it. `noValue`: what stands there without one. Default: `no data`. */
export function stat(props: NumberPanelProps & { readonly noValue?: string }): StatBuilder {
  const panel = filled(new StatBuilder(), props, rangeQueries(props))
    .unit(props.unit)
    .min(0)
    .noValue(props.noValue ?? 'no data')
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.Area)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .thresholds(thresholds(props.thresholds))
    .dataLinks(dataLinks(props.links));
  if (props.max !== undefined) panel.max(props.max);
  return panel;
}

/** The newest value between 0 and `max`. */
export function gauge(props: NumberPanelProps & { readonly max: number }): GaugeBuilder {
  return filled(new GaugeBuilder(), props, rangeQueries(props))
    .unit(props.unit)
    .min(0)
    .max(props.max)
    .noValue('no data')
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(['lastNotNull']))
    .thresholds(thresholds(props.thresholds))
    .dataLinks(dataLinks(props.links));
}

/** What makes up a list of the largest values. */
export interface TopListProps extends PanelProps<LokiDatasource> {
  /** Gives a value for each row; the labels, in the order of their names, are what the row says. */
  readonly expression: string;
  /** One of `units`, such as `units.Percent`. */
  readonly unit: string;
  /** The colour of the bars. */
  readonly color: 'blue' | 'red';
  /** The links of each row, with `cell` for its labels. Default: none. */
  readonly links?: readonly Link[];
}

/** The ten largest values of the time shown, as bars below each other. */
export function topList(props: TopListProps): BarGaugeBuilder {
  return (
    filled(new BarGaugeBuilder(), props, tableQueries(props, [`topk(10, ${props.expression})`]))
      .unit(props.unit)
      .min(0)
      .noValue('nothing')
      .displayMode(BarGaugeDisplayMode.Gradient)
      .orientation(VizOrientation.Horizontal)
      .namePlacement(BarGaugeNamePlacement.Left)
      .colorScheme(new FieldColorBuilder().mode(FieldColorModeId.Fixed).fixedColor(props.color))
      .reduceOptions(new ReduceDataOptionsBuilder().values(true).limit(10).calcs(['lastNotNull']))
      // Loki's topk chooses and does not sort.
      .transformations([
        { id: 'sortBy', options: { fields: {}, sort: [{ field: `Value #${queryName(0)}`, desc: true }] } },
      ])
      .dataLinks(dataLinks(props.links))
  );
}
