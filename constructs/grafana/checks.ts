import type { Component, Datasource } from '../kit';
import type { Checks } from '../kit/model/checks';
import { isSameComponent } from '../kit/model/component-reference';
import { repeated } from '../kit/model/repeated';
import { describe } from '../kit/model/validation';
import { type Dashboard, type DatasourceRole, datasourceRoles } from './dashboards';
import { usualFolder } from './dashboards/folders';
import { isUid, uidForm } from './uids';

export function checkDatasources(
  { check, environment }: Pick<Component, 'check' | 'environment'>,
  datasources: readonly Datasource[],
): void {
  if (!check.sound('datasources')) return;
  check.require(
    datasources.length > 0,
    'datasources',
    'there is none, so Grafana has nothing to show',
    'the datasource of at least one store, such as mimir.datasource',
  );
  for (const { uid, name } of environment.check.sound('name') ? datasources : [])
    checkUid(check, 'datasources', `the datasource ${name}`, uid);
  const own = datasources.filter(isOfOwnName(datasources));
  const uids = repeated(own.map(({ uid }) => uid));
  for (const uid of uids) {
    check.report('datasources', `two datasources have the uid ${uid}`, 'a store with a name of its own, once each');
  }
}

/** Whether no other of them comes from another component of the same name, which has been reported as such. */
const isOfOwnName =
  (datasources: readonly Datasource[]) =>
  ({ endpoint }: Datasource): boolean =>
    !datasources.some((other) => other.endpoint !== endpoint && isSameComponent(other.endpoint.owner, endpoint.owner));

const offeredBy: Readonly<Record<DatasourceRole, string>> = {
  metrics: 'a datasource for PromQL, such as mimir.datasource',
  spanMetrics: 'a datasource for PromQL, such as mimir.datasource',
  logs: 'a datasource for LogQL, such as loki.datasource',
  traces: 'a datasource for TraceQL, such as tempo.datasource',
  profiles: 'a datasource for profiles, such as pyroscope.datasource',
  pipeline: 'the datasource of what stores the metrics of the pipeline, such as mimir.datasource',
};

export function checkDashboards(
  { check, environment }: Pick<Component, 'check' | 'environment'>,
  dashboards: readonly Dashboard[],
  datasources: readonly Datasource[],
): void {
  const given = datasourceRoles(datasources);
  const { traces } = given;
  const store = environment.components.find(
    ({ reference }) => traces && isSameComponent(reference, traces.endpoint.owner),
  );
  // What is wrong in the Tempo is said there.
  const hasDimensions = traces !== undefined && store?.check.sound('dimensions') !== false;
  for (const { place, problem, instead, madeAt } of dashboards.flatMap(({ problems = [] }) => problems)) {
    const own = madeAt ? check.at(madeAt) : check;
    own.report(place === undefined ? 'dashboards' : `dashboards › ${place}`, problem, instead);
  }
  // Nobody knows which datasource was meant by a wrong one, or where there is none.
  const known = check.sound('datasources') && datasources.length > 0;
  const sound = dashboards.filter(({ problems = [] }) => problems.length === 0);
  for (const { uid, title, asks, dimensions = [] } of sound) {
    // In a Grafana that is there, it follows from the environment's name.
    if (environment.check.sound('name')) checkUid(check, 'dashboards', `the dashboard ${title}`, uid);
    const lacking = dimensions.filter((each) => !traces?.dimensions?.includes(each));
    check.require(
      !known || !hasDimensions || lacking.length === 0,
      'dashboards',
      `the dashboard ${title} groups by ${lacking.join(', ')}, and metrics made from spans have no such label`,
      `dimensions: ['${dimensions.join("', '")}'] of the Tempo, or no ${title}`,
    );
    // Those made from spans are of the same kind as others, and missing with them.
    const missable = asks.filter((role) => role !== 'spanMetrics' || !asks.includes('metrics'));
    for (const role of known ? missable : []) {
      check.require(
        given[role] !== undefined,
        'dashboards',
        `the dashboard ${title} asks a datasource for ${role}, and none of the given is one`,
        `in datasources ${offeredBy[role]}, or no ${title}`,
      );
    }
  }
  checkFolders(check, sound);
  for (const uid of repeated(sound.map((dashboard) => dashboard.uid))) {
    check.report('dashboards', `two dashboards have the uid ${uid}`, 'each dashboard once');
  }
}

/** Says that a Grafana which is there already has its dashboards in the folder that its sidecar writes into. */
export function warnOfFolders(check: Checks, dashboards: readonly Dashboard[]): void {
  const named = dashboards.filter(({ folder }) => folder !== undefined).map(({ title }) => title);
  if (named.length > 0)
    check.warn(
      'dashboards',
      `${named.join(', ')} ${named.length === 1 ? 'names a folder' : 'name folders'}, and the sidecar of this Grafana decides in which folder dashboards are`,
      'inFolder(…) for a Grafana of the environment alone',
    );
}

/** Reports folders without a title that people could read, and two that they could not tell apart. */
function checkFolders(check: Checks, dashboards: readonly Dashboard[]): void {
  const titles: readonly unknown[] = [...new Set([usualFolder, ...dashboards.flatMap(({ folder = [] }) => folder)])];
  const readable = titles.filter((title): title is string => typeof title === 'string' && folderForm.test(title));
  for (const title of titles.filter((each) => !readable.some((other) => other === each)))
    check.report(
      'dashboards',
      `${describe(title)} is no title of a folder`,
      "inFolder('Orders', …): 1 to 40 characters, with a letter or digit first and last, and no slash",
    );
  for (const alike of repeated(readable.map((title) => title.toLowerCase())))
    check.report(
      'dashboards',
      `two folders are called ${readable.filter((title) => title.toLowerCase() === alike).join(' and ')}`,
      'one spelling of each folder',
    );
}

/** Grafana takes a slash for a folder within another. */
const folderForm = /^[\p{L}\p{N}](?:[^/\p{C}]{0,38}[\p{L}\p{N})])?$/u;

/** Those of the dashboards that these datasources can answer, where some stores are elsewhere in another choice of the environment. */
export const answeredBy = (datasources: readonly Datasource[], dashboards: readonly Dashboard[]): Dashboard[] => {
  const given = datasourceRoles(datasources);
  return dashboards.filter(({ asks }) => asks.every((role) => given[role] !== undefined));
};

function checkUid(check: Checks, property: string, what: string, uid: string): void {
  check.require(isUid(uid), property, `${what} has the uid ${JSON.stringify(uid)}`, uidForm);
}
