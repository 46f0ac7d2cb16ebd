import { TableSortByFieldStateBuilder } from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import {
  dataLinks,
  filled,
  type Link,
  type NumberDatasource,
  type PanelProps,
  type Thresholds,
  thresholds,
} from './panel';
import { queryName, tableQueries } from './queries';

interface Column {
  /** What its head says. */
  readonly title: string;
  /** In pixels. Default: its share of what the others leave. */
  readonly width?: number;
}

/** A column with the values of a label. */
export interface LabelColumn extends Column {
  /** The label. */
  readonly label: string;
  /** The links of a cell, with `cell` for the labels of its row. Default: none. */
  readonly links?: readonly Link[];
}

/** A column with the values of a query. */
export interface ValueColumn extends Column {
  /** The query, in the language of the datasource. */
  readonly expression: string;
  /** One of `units`, such as `units.Percent`. */
  readonly unit: string;
  /** Values from which on its colour changes. Default: none. */
  readonly thresholds?: Thresholds;
}

/** What makes up a table. */
export interface TableProps extends PanelProps<NumberDatasource> {
  /** The labels that every query's result has, and no other. */
  readonly labels: readonly LabelColumn[];
  /** A column for each query. */
  readonly values: readonly ValueColumn[];
  /** The title of the column with the largest values on top; people sort by any other. */
  readonly sortBy: string;
}

/** A row for each set of labels at the end of the time shown, with what each query says of it. */
export function table(props: TableProps): TableBuilder {
  const { datasource, labels, values } = props;
  // Prometheus' results name the query they come from only where there are several.
  const field = (index: number) =>
    datasource.type === 'prometheus' && values.length === 1 ? 'Value' : `Value #${queryName(index)}`;
  const columns = [
    ...labels.map((column) => ({ ...column, name: column.label })),
    ...values.map((column, index) => ({ ...column, name: field(index) })),
  ];
  const panel = filled(
    new TableBuilder(),
    props,
    tableQueries(
      props,
      values.map(({ expression }) => expression),
    ),
  )
    .sortBy([new TableSortByFieldStateBuilder().displayName(props.sortBy).desc(true)])
    .filterable(true)
    .transformations([
      { id: 'merge', options: {} },
      {
        id: 'organize',
        options: {
          excludeByName: { Time: true },
          indexByName: Object.fromEntries(columns.map(({ name }, index) => [name, index])),
          renameByName: Object.fromEntries(columns.map(({ name, title }) => [name, title])),
        },
      },
    ]);
  for (const column of columns) {
    const own = settings(column);
    if (own.length > 0) panel.overrideByName(column.title, own);
  }
  return panel;
}

/** What a column has of its own. */
function settings(column: LabelColumn | ValueColumn): DynamicConfigValue[] {
  const found: DynamicConfigValue[] = [];
  if (column.width !== undefined) found.push({ id: 'custom.width', value: column.width });
  if ('unit' in column) found.push({ id: 'unit', value: column.unit });
  if ('thresholds' in column) {
    found.push(
      { id: 'thresholds', value: thresholds(column.thresholds).build() },
      { id: 'custom.cellOptions', value: { type: 'color-text' } },
    );
  }
  if ('links' in column) found.push({ id: 'links', value: dataLinks(column.links).map((link) => link.build()) });
  return found;
}
