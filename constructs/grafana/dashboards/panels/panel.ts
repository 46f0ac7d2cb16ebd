import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import {
  DashboardLinkBuilder,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Datasource, LokiDatasource, PrometheusDatasource } from '../../../kit';

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
export interface PanelProps<D extends Datasource> {
  /** What its head says. */
  readonly title: string;
  /** What is shown and what to make of it. */
  readonly description: string;
  /** Who answers. */
  readonly datasource: D;
}

/** Who can be asked for numbers. */
export type NumberDatasource = PrometheusDatasource | LokiDatasource;

/** Values from which on the colour changes; with `red` below `orange`, those below which it does. */
export interface Thresholds {
  /** The value of the warning. */
  readonly orange: number;
  /** The value of the danger. */
  readonly red: number;
}

/** What panels that show numbers have. */
export interface NumberPanelProps extends PanelProps<NumberDatasource> {
  /** What it shows, in the order of the legend. */
  readonly queries: readonly Query[];
  /** One of `units`, such as `units.Percent`. */
  readonly unit: string;
  /** Values from which on its colour changes. Default: none. */
  readonly thresholds?: Thresholds;
  /** The upper end of the axis. Default: what the values need. */
  readonly max?: number;
  /** The links of each series. Default: none. */
  readonly links?: readonly Link[];
  /** How far back from now it looks, such as `7d`, whatever time the dashboard shows. Default: the dashboard's time. */
  readonly lookBack?: string;
}

/** A link in the menu of a series. */
export interface Link {
  /** What the menu says. */
  readonly title: string;
  /** Where it leads, with Grafana's variables for the series and the time. */
  readonly url: string;
}

interface AnyPanel {
  title(title: string): this;
  description(description: string): this;
  datasource(datasource: DataSourceRef): this;
  targets(targets: Builder<Dataquery>[]): this;
}

/** What panels of every kind have: what they say of themselves, whom they ask and what. */
export function filled<P extends AnyPanel>(
  panel: P,
  props: PanelProps<Datasource>,
  queries: readonly Builder<Dataquery>[],
): P {
  const { title, description, datasource } = props;
  return panel
    .title(title)
    .description(description)
    .datasource(reference(datasource))
    .targets([...queries]);
}

export function thresholds(given: Thresholds | undefined): ThresholdsConfigBuilder {
  const step = (value: number | null, color: string): Threshold => ({ value, color });
  const steps = () => {
    if (!given) return [step(null, 'green')];
    const { orange, red } = given;
    return red < orange
      ? [step(null, 'red'), step(red, 'orange'), step(orange, 'green')]
      : [step(null, 'green'), step(orange, 'orange'), step(red, 'red')];
  };
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps());
}

export const dataLinks = (links: readonly Link[] = []) =>
  links.map(({ title, url }) => new DashboardLinkBuilder(title).url(url).targetBlank(true));
