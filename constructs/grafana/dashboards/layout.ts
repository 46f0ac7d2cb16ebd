import {
  DashboardBuilder,
  DashboardCursorSync,
  type Dashboard as DashboardJson,
  type Panel,
  RowBuilder,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { Refusal } from '../../kit/model/findings';
import { describe } from '../../kit/model/validation';

/** The columns of a dashboard. */
export const columns = 24;

/** Anything of the Foundation SDK that makes one value. */
export interface Builder<T> {
  build(): T;
}

/** A panel that still gets its place. */
export interface PanelBuilder extends Builder<Panel> {
  id(id: number): unknown;
  span(width: number): unknown;
  height(height: number): unknown;
}

/** Panels that stand beside each other. Their widths, in the 24 columns of a dashboard, fill whole lines. */
export interface Section {
  /** What its row is called. */
  readonly title: string;
  /** The height of its panels, in units of 30 pixels. Default: 8. */
  readonly height?: number;
  /** Its panels, each with its width: `[12, panels.timeSeries({ … })]`. */
  readonly panels: readonly (readonly [width: number, panel: PanelBuilder])[];
  /** In a dashboard with `onlyProduced`: the metric without which the row is left out, whatever else could be answered. Default: none. */
  readonly shownWith?: string;
}

/** Lays sections out below each other, with ids in their order so that the same input gives the same bytes. Throws a `Refusal`. */
export function layOut(props: {
  readonly title: string;
  readonly description: string;
  readonly tags?: readonly string[];
  readonly variables?: readonly Builder<VariableModel>[];
  /** How often its queries run again. Default: every 30 seconds; rarer where they read many lines. */
  readonly refresh?: string;
  readonly sections: readonly Section[];
}): DashboardJson {
  const dashboard = new DashboardBuilder(props.title)
    .description(props.description)
    .tags(['lgtm', ...(props.tags ?? [])])
    .timezone('browser')
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: 'now-1h', to: 'now' })
    .refresh(props.refresh ?? '30s')
    .readonly()
    .variables([...(props.variables ?? [])]);
  let id = 1;
  for (const { title, height = 8, panels } of props.sections) {
    dashboard.withRow(new RowBuilder(title).id(id++));
    for (const [width, panel] of panels) {
      if (!Number.isInteger(width) || width < 1 || width > columns)
        throw new Refusal(
          `a panel of the section ${title} has the width ${describe(width)}`,
          `a whole number from 1 to ${columns}, the columns of a dashboard`,
        );
      panel.id(id++);
      panel.span(width);
      panel.height(height);
      dashboard.withPanel(panel);
    }
  }
  return dashboard.build();
}
