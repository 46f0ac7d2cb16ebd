import {
  CustomVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import type { Datasource, LokiDatasource, PrometheusDatasource } from '../../kit';
import { clusterAttribute, clusterLabel } from '../../kit/vocabulary/signal-labels';
import { reference } from './panels/panel';

/** What every variable has. */
export interface VariableProps {
  /** How queries call it: `$name`. */
  readonly name: string;
  /** What people see beside it. */
  readonly label: string;
}

/** A variable with the values of a label of metrics. */
export interface LabelVariableProps extends VariableProps {
  /** Who is asked for them. */
  readonly datasource: PrometheusDatasource;
  /** The series whose label values are offered. */
  readonly metric: string;
}

/** A variable with the values of one label; `All` matches every value but none at all, as LogQL requires of one matcher. */
export function labelVariable(props: LabelVariableProps): QueryVariableBuilder {
  return withAll(labelValues(props));
}

/** A variable with the values of one label of log streams. `streams`: those whose values are offered. Default: all. */
export function streamVariable(
  props: VariableProps & { readonly datasource: LokiDatasource; readonly streams?: string },
): QueryVariableBuilder {
  return withAll(
    new QueryVariableBuilder(props.name)
      .label(props.label)
      .datasource(reference(props.datasource))
      // As the editor of a Loki variable writes it: 1 are the values of a label, `stream` chooses streams.
      // https://github.com/grafana/grafana-loki-datasource/blob/main/src/types.ts
      .query({
        refId: 'LokiVariableQueryEditor-VariableQuery',
        type: 1,
        label: props.name,
        stream: props.streams ?? '',
      }),
  );
}

/** A variable with the clusters that the first of these datasources for metrics, logs or traces knows; undefined without any. */
export function clusterVariable(datasources: readonly Datasource[]): QueryVariableBuilder | undefined {
  for (const type of ['prometheus', 'loki', 'tempo'] as const) {
    const datasource = datasources.find((each) => each.type === type);
    if (!datasource) continue;
    return withAll(
      new QueryVariableBuilder(clusterLabel)
        .label('Cluster')
        .datasource(reference(datasource))
        .query(clusterValues[type]),
    );
  }
  return undefined;
}

/** As the editor of each datasource writes it: 1 are the values of a label. */
const clusterValues = {
  prometheus: { qryType: 1, query: `label_values(${clusterLabel})`, refId: clusterLabel },
  loki: { refId: 'LokiVariableQueryEditor-VariableQuery', type: 1, label: clusterLabel, stream: '' },
  tempo: { refId: 'TempoDatasourceVariableQueryEditor-VariableQuery', type: 1, label: clusterAttribute },
} as const;

function withAll(variable: QueryVariableBuilder): QueryVariableBuilder {
  return variable
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current({ selected: true, text: ['All'], value: ['$__all'] });
}

/** A variable with the one value of a label that a calculation takes, the largest number where there are several. */
export function numberVariable(props: LabelVariableProps): QueryVariableBuilder {
  return labelValues(props).refresh(VariableRefresh.OnDashboardLoad).sort(VariableSort.NumericalDesc);
}

function labelValues({ name, label, datasource, metric }: LabelVariableProps): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(reference(datasource))
    .query({ qryType: 1, query: `label_values(${metric}, ${name})`, refId: name });
}

/** A choice among several of these values at once. `All` leaves out nothing, what has none of them neither. */
export function severalOf(props: VariableProps & { readonly values: readonly string[] }): CustomVariableBuilder {
  return new CustomVariableBuilder(props.name)
    .label(props.label)
    .values(props.values.join(','))
    .multi(true)
    .includeAll(true)
    .allValue('.*')
    .current({ selected: true, text: ['All'], value: ['$__all'] });
}

/** A choice of one of these values, or of another that somebody types. */
export function oneOf(
  props: VariableProps & { readonly values: readonly string[]; readonly initial: string },
): CustomVariableBuilder {
  const { initial } = props;
  return new CustomVariableBuilder(props.name)
    .label(props.label)
    .values(props.values.join(','))
    .allowCustomValue(true)
    .current({ selected: true, text: initial, value: initial });
}

/** A field for free text, empty at first. */
export function textField(props: VariableProps & { readonly description: string }): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder(props.name)
    .label(props.label)
    .description(props.description)
    .defaultValue('')
    .current({ selected: true, text: '', value: '' });
}
