import type { Dashboard as DashboardJson } from '@grafana/grafana-foundation-sdk/dashboard';

/** A query in the language of the datasource that answers it. */
export interface UsedQuery {
  readonly datasource: 'prometheus' | 'loki' | 'tempo';
  /** As it is written: variables of Grafana are still in it. */
  readonly expression: string;
  /** Where it stands. */
  readonly place: string;
}

/** Every query of a dashboard: of its variables, of its panels, and of the links of their series. */
export function dashboardQueries(dashboard: DashboardJson): UsedQuery[] {
  const title = dashboard.title ?? '';
  const found: UsedQuery[] = [];
  const add = (type: unknown, expression: unknown, place: string) => {
    if ((type === 'prometheus' || type === 'loki' || type === 'tempo') && typeof expression === 'string') {
      found.push({ datasource: type, expression, place: `${title} › ${place}` });
    }
  };
  for (const variable of dashboard.templating?.list ?? []) {
    if (typeof variable.query === 'object') {
      const [, series] = /^label_values\((.*), \w+\)$/.exec(String(variable.query.query)) ?? [];
      add('prometheus', series, `variable ${variable.name}`);
    }
  }
  for (const panel of dashboard.panels ?? []) {
    if (!('targets' in panel)) continue;
    const place = panel.title ?? '';
    for (const target of panel.targets ?? []) addQuery(target, place, add);
    for (const { title: name, url } of panel.fieldConfig?.defaults.links ?? []) {
      const panes = new URLSearchParams(url?.split('?')[1]).get('panes');
      const { left } = JSON.parse(panes ?? '{}') as { left?: { queries: object[] } };
      for (const query of left?.queries ?? []) addQuery(query, `${place} › ${name}`, add);
    }
  }
  return found;
}

function addQuery(
  query: object,
  place: string,
  add: (type: unknown, expression: unknown, place: string) => void,
): void {
  const {
    datasource,
    expr,
    query: traceql,
  } = query as { datasource?: { type?: string }; expr?: string; query?: string };
  add(datasource?.type, expr ?? traceql, place);
}

/**
 * A query as a grammar takes it: Grafana's variables have values that stand for any other.
 * Grafana replaces `$name`, `${name}` and `${name:format}` alike.
 */
export function withoutVariables(expression: string): string {
  return expression
    .replaceAll(/\$__(rate_)?interval\b|\$__range\b/g, '5m')
    .replaceAll(/\$__tags\b|\$\{__tags\}/g, 'service_name="some"')
    .replaceAll(/\$\{[^}]+\}/g, 'some')
    .replaceAll(/\$\w+/g, 'some');
}
