import type { LokiDatasource, PyroscopeDatasource, TempoDatasource } from '../../kit';
import { datasourceTypes } from '../datasource-types';
import { variable } from '../variable';
import type { Link } from './panels';

/** The value of a label of the series that is clicked on. */
export const seriesLabel = (label: string): string => variable(`__field.labels.${label}`);

/** The value of a label in the row that is clicked on, as an address takes it: span names have slashes and braces. */
export const cell = (label: string): string => variable(`__data.fields.${label}:percentencode`);

/** A LogQL selector of the streams that have the values of these labels in the row that is clicked on. */
export const streamsOfRow = (...labels: readonly string[]): string =>
  `{${labels.map((label) => `${label}="${cell(label)}"`).join(', ')}}`;

/**
 * A link to the log lines of the dashboard's time. `seriesLabel` in the expression becomes that of the series clicked on,
 * `cell` that of the row.
 */
export function logsLink(title: string, datasource: LokiDatasource, expression: string): Link {
  return { title, url: exploreUrl(datasource, { expr: expression, queryType: 'range' }) };
}

/** A link to the traces of the dashboard's time. */
export function tracesLink(title: string, datasource: TempoDatasource, expression: string): Link {
  return { title, url: exploreUrl(datasource, { query: expression, queryType: 'traceql', limit: 20 }) };
}

/**
 * A query in Explore. `range`: in milliseconds since 1970. Default: the time of the dashboard.
 * https://grafana.com/docs/grafana/latest/explore/get-started-with-explore/#generate-explore-urls-from-external-tools
 */
export function exploreUrl(
  { type, uid }: LokiDatasource | TempoDatasource | PyroscopeDatasource,
  query: object,
  range = { from: variable('__from'), to: variable('__to') },
): string {
  const pane = {
    datasource: uid,
    queries: [{ refId: 'A', datasource: { type: datasourceTypes[type], uid }, ...query }],
    range,
  };
  return addressOf({ left: pane });
}

const addressOf = (panes: object): string => `/explore?schemaVersion=1&panes=${encode(JSON.stringify(panes))}`;

/** The address of a link to Explore, each of its queries as `change` makes it; any other address stays as it is. */
export function changedQueries(url: string, change: (query: object) => object): string {
  const panes = url.startsWith('/explore?') ? new URLSearchParams(url.split('?')[1]).get('panes') : null;
  if (panes === null) return url;
  const parsed = Object.entries(JSON.parse(panes) as Record<string, { readonly queries: readonly object[] }>);
  return addressOf(
    Object.fromEntries(parsed.map(([name, pane]) => [name, { ...pane, queries: pane.queries.map(change) }])),
  );
}

/** Encodes for an address all but the variables, which Grafana looks for in the text as it stands. */
function encode(text: string): string {
  return text
    .split(/(\$\{[^}]+\})/)
    .map((part) => (part.startsWith('${') ? part : encodeURIComponent(part)))
    .join('');
}
