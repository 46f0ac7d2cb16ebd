import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { parse } from 'yaml';
import { errorMessage } from '../../constructs/kit/model/error-message';
import { dashboardQueries, type UsedQuery } from '../../constructs/kit/queries/dashboard-queries';
import { configFiles, type Manifest } from '../manifests/manifest';
import type { Subject } from '../subject';
import { linkQueries, type ProvisionedDatasource } from './datasource-links';

/** What is in a file of a ConfigMap. */
interface InFile {
  readonly manifest: Manifest;
  readonly file: string;
}

/** A query, and the manifest that has it. */
export interface AskedQuery extends UsedQuery {
  readonly manifest: Manifest;
}

/** What a Grafana is given in an environment. */
export interface GrafanaContent {
  readonly dashboards: readonly (InFile & { readonly dashboard: Dashboard })[];
  readonly datasources: readonly (InFile & { readonly datasource: ProvisionedDatasource })[];
  /** Every datasource that may be named: those given, and those that a Grafana has already. */
  readonly known: readonly Pick<ProvisionedDatasource, 'name' | 'uid' | 'type'>[];
  /** Every query of the dashboards and of the links between datasources. */
  readonly queries: readonly AskedQuery[];
  /** The files that cannot be read, and why. */
  readonly unreadable: readonly (InFile & { readonly problem: string })[];
}

const contents = new WeakMap<Subject, GrafanaContent>();

/** What a Grafana is given in an environment, read once for all checks. */
export function grafanaContent(subject: Subject): GrafanaContent {
  const content = contents.get(subject) ?? read(subject);
  contents.set(subject, content);
  return content;
}

function read({ manifests, environment }: Subject): GrafanaContent {
  const unreadable: GrafanaContent['unreadable'][number][] = [];
  const files = configFiles(manifests).flatMap(({ manifest, name: file, text }) => {
    const reader = /\.json$/.test(file) ? JSON.parse : /datasources?\.ya?ml$/.test(file) ? readDatasources : undefined;
    if (!reader) return [];
    try {
      return [{ manifest, file, content: reader(text) as unknown }];
    } catch (error) {
      const problem = errorMessage(error).split('\n')[0] ?? '';
      unreadable.push({ manifest, file, problem });
      return [];
    }
  });
  const dashboards = files.flatMap(({ content, ...where }) =>
    isDashboard(content) ? [{ ...where, dashboard: content }] : [],
  );
  const datasources = files.flatMap(({ content, ...where }) =>
    datasourcesIn(content).map((datasource) => ({ ...where, datasource })),
  );
  // A Grafana that existed before has datasources that no manifest here writes.
  const known = [...datasources.map(({ datasource }) => datasource), ...environment.existingDatasources];
  const queries = [
    ...dashboards.flatMap(({ manifest, dashboard }) =>
      dashboardQueries(dashboard).map((query): AskedQuery => ({ ...query, manifest })),
    ),
    ...datasources.flatMap(({ manifest, datasource }) =>
      linkQueries(datasource, known).map((query): AskedQuery => ({ ...query, manifest })),
    ),
  ];
  return { dashboards, datasources, known, queries, unreadable };
}

/** In a file of datasources a dollar is written twice, as one alone begins a variable of the environment. */
const readDatasources = (text: string): unknown => parse(text.replaceAll('$$', '$'));

const isDashboard = (content: unknown): content is Dashboard =>
  typeof content === 'object' && content !== null && Array.isArray((content as { panels?: unknown }).panels);

function datasourcesIn(content: unknown): ProvisionedDatasource[] {
  const { datasources } = (content ?? {}) as { readonly datasources?: unknown };
  return Array.isArray(datasources) ? (datasources as ProvisionedDatasource[]) : [];
}
