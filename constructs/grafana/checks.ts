import type { Datasource } from '../kit';
import type { Checks } from '../kit/model/checks';
import { repeated } from '../kit/model/repeated';
import { type Dashboard, type DatasourceRole, datasourceRoles } from './dashboards';

/** What Grafana takes as an identifier. */
const uidPattern = /^[a-zA-Z0-9_-]{1,40}$/;
const uidForm = 'at most 40 letters, digits, hyphens and underscores';

/** The datasources that are there. Reports those that are not, as a misspelt property gives them. */
export function givenDatasources(check: Checks, datasources: readonly (Datasource | undefined)[]): Datasource[] {
  const given = datasources.filter((datasource) => datasource !== undefined);
  check.require(
    given.length === datasources.length,
    'datasources',
    `${datasources.length - given.length} of the ${datasources.length} are undefined`,
    'the property datasource of a store, such as mimir.datasource',
  );
  return given;
}

export function checkDatasources(check: Checks, datasources: readonly Datasource[]): void {
  check.require(
    datasources.length > 0,
    'datasources',
    'there is none, so Grafana has nothing to show',
    'the datasource of at least one store, such as mimir.datasource',
  );
  for (const { uid, name } of datasources) checkUid(check, 'datasources', `the datasource ${name}`, uid);
  for (const uid of repeated(datasources.map((datasource) => datasource.uid))) {
    check.report('datasources', `two datasources have the uid ${uid}`, 'a store with a name of its own, once each');
  }
  for (const name of repeated(datasources.map((datasource) => datasource.name))) {
    check.report('datasources', `two datasources are named ${name}`, 'each datasource once, with a name of its own');
  }
}

const offeredBy: Readonly<Record<DatasourceRole, string>> = {
  metrics: 'a datasource for PromQL, such as mimir.datasource',
  logs: 'a datasource for LogQL, such as loki.datasource',
  traces: 'a datasource for TraceQL, such as tempo.datasource',
  pipeline: 'the datasource of a Prometheus that watches the pipeline, such as pipeline.datasource',
};

export function checkDashboards(
  check: Checks,
  dashboards: readonly Dashboard[],
  datasources: readonly Datasource[],
): void {
  const given = datasourceRoles(datasources);
  for (const { place, problem, instead } of dashboards.flatMap(({ problems = [] }) => problems)) {
    check.report(place === undefined ? 'dashboards' : `dashboards › ${place}`, problem, instead);
  }
  const sound = dashboards.filter(({ problems = [] }) => problems.length === 0);
  for (const { uid, title, asks } of sound) {
    checkUid(check, 'dashboards', `the dashboard ${title}`, uid);
    for (const role of asks) {
      check.require(
        given[role] !== undefined,
        'dashboards',
        `the dashboard ${title} asks a datasource for ${role}, and none of the given is one`,
        `in datasources ${offeredBy[role]}, or no ${title}`,
      );
    }
  }
  for (const uid of repeated(sound.map((dashboard) => dashboard.uid))) {
    check.report('dashboards', `two dashboards have the uid ${uid}`, 'each dashboard once');
  }
}

function checkUid(check: Checks, property: string, what: string, uid: string): void {
  check.require(uidPattern.test(uid), property, `${what} has the uid ${JSON.stringify(uid)}`, uidForm);
}
