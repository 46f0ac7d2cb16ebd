import type { Dashboard as DashboardJson, Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';

/** A query in the language of the datasource that answers it. */
export interface UsedQuery {
  readonly datasource: 'prometheus' | 'loki' | 'tempo';
  /** As it is written: variables of Grafana are still in it. */
  readonly expression: string;
  /** Where it stands. */
  readonly place: string;
}

/** Every query of a dashboard: of its variables, of its panels, and of the links of their series and rows. */
export function dashboardQueries(dashboard: DashboardJson): UsedQuery[] {
  const title = dashboard.title ?? '';
  const found: UsedQuery[] = [];
  const add: Add = (type, expression, place) => {
    if ((type === 'prometheus' || type === 'loki' || type === 'tempo') && typeof expression === 'string') {
      found.push({ datasource: type, expression, place: `${title} › ${place}` });
    }
  };
  for (const variable of dashboard.templating?.list ?? []) addVariable(variable, add);
  for (const panel of dashboard.panels ?? []) {
    if (!('targets' in panel)) continue;
    const place = panel.title ?? '';
    for (const target of panel.targets ?? []) addQuery(target, place, add);
    for (const { title: name, url } of linksOf(panel)) {
      const panes = new URLSearchParams(url?.split('?')[1]).get('panes');
      const { left } = JSON.parse(panes ?? '{}') as { left?: { queries: object[] } };
      for (const query of left?.queries ?? []) addQuery(query, `${place} › ${name}`, add);
    }
  }
  return found;
}

type Add = (type: unknown, expression: unknown, place: string) => void;

/** The series or streams whose label values a variable offers. */
function addVariable({ name, query }: VariableModel, add: Add): void {
  if (typeof query !== 'object') return;
  const place = `variable ${name}`;
  const [, series] = /^label_values\((.*), \w+\)$/.exec(String(query.query)) ?? [];
  add('prometheus', series, place);
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
  add(datasource?.type, expr ?? traceql, place);
  for (const selector of serviceMapQuery ?? []) {
    for (const metric of serviceMapMetrics) add('prometheus', metric + selector, place);
  }
}

/** A service map has no text: from these metrics, of the calls that it chooses, Tempo's datasource draws it. */
const serviceMapMetrics = ['total', 'failed_total', 'server_seconds_sum', 'server_seconds_bucket'].map(
  (name) => `traces_service_graph_request_${name}`,
);

interface LinkJson {
  readonly title?: string;
  readonly url?: string;
}

/** The links of all fields of a panel, and those of single ones. */
function linksOf({ fieldConfig }: Panel): LinkJson[] {
  const ofFields = (fieldConfig?.overrides ?? []).flatMap(({ properties }) => properties);
  return [
    ...(fieldConfig?.defaults.links ?? []),
    ...ofFields.filter(({ id }) => id === 'links').flatMap(({ value }) => value as LinkJson[]),
  ];
}

/**
 * A query as a grammar takes it: Grafana's variables have values that stand for any other. The name of a variable says
 * where it is not a text: `_hours` is a number, `_duration` a duration.
 * Grafana replaces `$name`, `${name}` and `${name:format}` alike.
 */
export function withoutVariables(expression: string): string {
  return expression
    .replaceAll(/\$__(rate_)?interval\b|\$__(range|auto)\b/g, '5m')
    .replaceAll(/\$__tags\b|\$\{__tags\}/g, 'service_name="some"')
    .replaceAll(/\$\w+_hours\b/g, '24')
    .replaceAll(/\$\w+_duration\b/g, '1s')
    .replaceAll(/\$\{[^}]+\}/g, 'some')
    .replaceAll(/\$\w+/g, 'some');
}
