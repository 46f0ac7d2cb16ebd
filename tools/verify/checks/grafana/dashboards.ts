import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { parser as logql } from '@grafana/lezer-logql';
import { parser as traceql } from '@grafana/lezer-traceql';
import type { LRParser } from '@lezer/lr';
import { parser as promql } from '@prometheus-io/lezer-promql';
import { syntaxErrorIn } from '../../../../checks/languages/grammar';
import { datasourcesOfGrafana } from '../../../../constructs/kit/model/datasource';
import { errorMessage } from '../../../../constructs/kit/model/error-message';
import { dashboardQueries, type QueryLanguage } from '../../../../constructs/kit/queries/dashboard-queries';
import { withoutVariables } from '../../../../constructs/kit/queries/variables';
import { isObject } from '../../../is-object';
import type { OwnCheck } from '../../check';
import { type Verdict, verdictOf } from '../../result';
import type { ConfiguredContainer, MountedFile } from '../../workloads';
import { type Provisioned, provisionedDatasources } from './provisioning';

const grammars: Readonly<Record<QueryLanguage, LRParser>> = {
  prometheus: promql,
  loki: logql,
  tempo: traceql,
};

export const dashboards: OwnCheck = {
  title: 'grafana dashboards',
  reads: ({ path }) => /dashboards(-in\/[^/]+)?\/[^/]+\.json$/.test(path),
  judge: (files, container): Verdict => verdictOf(files.flatMap((file) => problemsIn(file, container))),
};

function problemsIn({ path, text }: MountedFile, container: ConfiguredContainer): string[] {
  const dashboard = parsed(text);
  if (typeof dashboard === 'string') return [`${path}: ${dashboard}`];
  return [
    ...shape(dashboard),
    ...unknownDatasources(dashboard, provisionedDatasources(container.files)),
    ...badQueries(dashboard),
    ...unknownVariables(dashboard, text),
  ].map((problem) => `${path}: ${problem}`);
}

function parsed(text: string): Dashboard | string {
  try {
    const content: unknown = JSON.parse(text);
    return isObject(content) ? (content as unknown as Dashboard) : 'no dashboard, but something else';
  } catch (error) {
    return errorMessage(error);
  }
}

/** What Grafana needs to show it at all. */
function shape({ title, uid, schemaVersion, panels }: Dashboard): string[] {
  const found: string[] = [];
  if (!title) found.push('it has no title');
  if (uid !== undefined && !/^[\w-]{1,40}$/.test(uid)) found.push(`uid: ${uid} is none`);
  if (!Number.isInteger(schemaVersion)) found.push(`schemaVersion: ${schemaVersion} is no whole number`);
  if (!Array.isArray(panels) || panels.length === 0) return [...found, 'it has no panels'];
  const ids = panels.map(({ id }) => id);
  for (const [index, panel] of panels.entries()) {
    const place = `panel ${panel.title ?? index}`;
    if (!panel.type) found.push(`${place}: it has no type`);
    const { x = 0, w = 0, h = 0 } = panel.gridPos ?? {};
    if (w < 1 || h < 1 || x + w > 24)
      found.push(`${place}: gridPos ${JSON.stringify(panel.gridPos)} is outside the grid`);
    if (panel.id === undefined || ids.indexOf(panel.id) !== index)
      found.push(`${place}: id ${panel.id} is not its own`);
  }
  return found;
}

function unknownDatasources(dashboard: Dashboard, datasources: readonly Provisioned[]): string[] {
  const variables = (dashboard.templating?.list ?? []).filter((variable) => variable.type === 'datasource');
  const problems = datasourcesIn(dashboard).flatMap(({ uid, type }) => {
    if (datasourcesOfGrafana.includes(uid) || variables.some(({ name }) => [`$${name}`, `\${${name}}`].includes(uid)))
      return [];
    const found = datasources.find((each) => each.uid === uid);
    if (!found) return [`there is no datasource with the uid ${uid}`];
    return type !== undefined && found.type !== type ? [`the datasource ${uid} is a ${found.type}, no ${type}`] : [];
  });
  return [...new Set(problems)];
}

function datasourcesIn(value: unknown): { readonly uid: string; readonly type?: string }[] {
  if (Array.isArray(value)) return value.flatMap(datasourcesIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'datasource' && isObject(inner) && typeof inner.uid === 'string'
      ? [{ uid: inner.uid, ...(typeof inner.type === 'string' ? { type: inner.type } : {}) }]
      : datasourcesIn(inner),
  );
}

function badQueries(dashboard: Dashboard): string[] {
  return dashboardQueries(dashboard).flatMap((query) => {
    const error = syntaxErrorIn(grammars[query.datasource], withoutVariables(query));
    return error === undefined ? [] : [`${query.place}: ${error}`];
  });
}

/** `$name` and `${name}` that no variable of the dashboard is and Grafana has not. */
function unknownVariables({ templating, panels }: Dashboard, text: string): string[] {
  const known = (templating?.list ?? []).map(({ name }) => name);
  const used = [...JSON.stringify(panels ?? text).matchAll(/\$(?:\{(\w+)[}:.[]|([A-Za-z_]\w*))/g)]
    .map(([, braced, bare]) => braced ?? bare ?? '')
    .filter((name) => !name.startsWith('__') && !known.includes(name));
  return [...new Set(used)].map((name) => `there is no variable ${name}`);
}
