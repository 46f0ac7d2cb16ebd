import type { Dashboard, Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Asked } from './variables';

/** The languages in which something is asked, by the type of the datasource that answers. */
export type QueryLanguage = 'prometheus' | 'loki' | 'tempo';

/** A query in the language of the datasource that answers it. */
export interface UsedQuery extends Asked {
  readonly datasource: QueryLanguage;
  /** Where it stands. */
  readonly place: string;
}

export const isQueryLanguage = (type: unknown): type is QueryLanguage =>
  type === 'prometheus' || type === 'loki' || type === 'tempo';

/** Every query of a dashboard: of its variables, of its panels, and of the links of their series and rows. */
export function dashboardQueries(dashboard: Dashboard): UsedQuery[] {
  const title = dashboard.title ?? '';
  const numbers = numbersOf(dashboard);
  const found: UsedQuery[] = [];
  const add: Add = (type, expression, place) => {
    if (isQueryLanguage(type) && typeof expression === 'string') {
      found.push({
        datasource: type,
        expression,
        place: `${title} › ${place}`,
        ...(numbers.size > 0 ? { numbers } : {}),
      });
    }
  };
  for (const variable of dashboard.templating?.list ?? []) addVariable(variable, add);
  for (const panel of panelsOf(dashboard)) {
    const place = panel.title ?? '';
    for (const target of panel.targets ?? []) addQuery({ datasource: panel.datasource, ...target }, place, add);
    for (const { title: name, url } of linksOf(panel)) {
      const panes = new URLSearchParams(url?.split('?')[1]).get('panes');
      const { left } = JSON.parse(panes ?? '{}') as { left?: { queries: object[] } };
      for (const query of left?.queries ?? []) addQuery(query, `${place} › ${name}`, add);
    }
  }
  return found;
}

/** The panels of a dashboard, those in closed rows included. */
export function panelsOf({ panels = [] }: Dashboard): Panel[] {
  return panels.flatMap((panel) =>
    panel.type === 'row' ? ((panel as { panels?: Panel[] }).panels ?? []) : [panel as Panel],
  );
}

type Add = (type: unknown, expression: unknown, place: string) => void;

/** The text of a variable's query, which is itself or a field of it. */
const variableText = ({ query }: VariableModel): string =>
  typeof query === 'object' ? String((query as { query?: unknown }).query) : String(query ?? '');

/** The series whose label values a variable offers, and the label; nothing where it asks otherwise. */
export function labelValues(variable: VariableModel): { readonly series: string; readonly label: string } | undefined {
  const [, series, label] = /^label_values\((.+),\s*(\w+)\)$/.exec(variableText(variable)) ?? [];
  return series && label ? { series, label } : undefined;
}

/** The series or streams whose label values a variable offers. */
function addVariable(variable: VariableModel, add: Add): void {
  const { name, query, datasource } = variable;
  const place = `variable ${name}`;
  add('prometheus', labelValues(variable)?.series, place);
  if (typeof query !== 'object' || datasource?.type !== 'loki') return;
  const { label, stream } = query as { label?: string; stream?: string };
  if (label === undefined) return;
  const chosen = stream ? `${stream.slice(1, -1)}, ` : '';
  add('loki', `{${chosen}${label}=~".+"}`, place);
}

function addQuery(query: object, place: string, add: Add): void {
  const {
    datasource,
    expr,
    query: traceql,
    serviceMapQuery,
  } = query as { datasource?: { type?: string }; expr?: string; query?: string; serviceMapQuery?: readonly string[] };
  // The id of a trace, which a panel shows as a whole, is no query.
  if (datasource?.type !== 'tempo' || !/^\$\w+$/.test(traceql ?? '')) add(datasource?.type, expr ?? traceql, place);
  for (const selector of serviceMapQuery ?? []) {
    for (const metric of serviceMapMetrics) add('prometheus', metric + selector, place);
  }
}

/** A service map has no text: from these metrics, of the calls that it chooses, Tempo's datasource draws it. */
const serviceMapMetrics = ['total', 'failed_total', 'server_seconds_sum', 'server_seconds_bucket'].map(
  (name) => `traces_service_graph_request_${name}`,
);

export interface LinkJson {
  readonly title?: string;
  readonly url?: string;
}

/** The links of all fields of a panel, and those of single ones. */
export function linksOf({ fieldConfig }: Panel): LinkJson[] {
  const ofFields = (fieldConfig?.overrides ?? []).flatMap(({ properties }) => properties);
  return [
    ...(fieldConfig?.defaults.links ?? []),
    ...ofFields.filter(({ id }) => id === 'links').flatMap(({ value }) => value as LinkJson[]),
  ];
}

/** The variables of a dashboard whose value is a number or a duration: another one in their place would be no query. */
export function numbersOf({ templating }: Dashboard): Map<string, string> {
  const values = (templating?.list ?? []).map(({ name, current }): [string, string] => [name, String(current?.value)]);
  return new Map(values.filter(([, value]) => /^\d+(\.\d+)?(ms|s|m|h|d|w|y)?$/.test(value)));
}
