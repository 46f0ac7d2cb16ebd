import type { Dashboard as DashboardJson } from '@grafana/grafana-foundation-sdk/dashboard';
import { Given } from '../../../kit/model/given';
import { describe, line, map, oneOf, optional, type Validators } from '../../../kit/model/validation';
import {
  brokenDashboard,
  type Dashboard,
  type DashboardProblem,
  type DatasourceRole,
  datasourceRoles,
  roles,
} from '../dashboard';
import { libraryPanels } from './content';
import { Fitting } from './fitting';
import { readDashboardFile } from './read';

/** How a dashboard from a file is fitted in. */
export interface DashboardFileOptions {
  /**
   * Which datasource each of the file's is: by the name of an input (`DS_PROMETHEUS`) or of a variable that chooses one, by a uid,
   * or by a type (`loki`). The values are `metrics`, `spanMetrics`, `logs`, `traces`, `profiles` and `pipeline`. Default: by type, `prometheus` is `metrics`,
   * `loki` is `logs`, `tempo` is `traces`.
   */
  readonly datasources?: Readonly<Record<string, DatasourceRole>>;
  /** The identifier in its address. Default: the file's own. */
  readonly uid?: string;
  /** What people see. Default: the file's own. */
  readonly title?: string;
}

const optionValidators: Validators<DashboardFileOptions> = {
  datasources: optional(map(oneOf(roles), 'DS_PROMETHEUS')),
  uid: optional(line('orders')),
  title: optional(line('Orders')),
};

/**
 * A dashboard that Grafana exported as JSON. `file`: its path from the repository's folder, such as
 * `environments/dashboards/orders.json`. Its queries are checked as those of every other dashboard are.
 */
export function dashboardFile(file: string, options: DashboardFileOptions = {}): Dashboard {
  if (typeof file !== 'string' || file.trim() === '')
    return brokenDashboard('missing', [
      { problem: `${describe(file)} is given`, instead: "dashboardFile('environments/dashboards/…')" },
    ]);
  const read = readDashboardFile(file);
  const at = (problem: DashboardProblem): DashboardProblem => ({ ...problem, place: file });
  if (!('json' in read)) return brokenDashboard(file, [at(read)]);
  const { json } = read;
  const given = new Given('dashboardFile', options, optionValidators, { before: "'…', " });
  if (!given.isSound) return brokenDashboard(file, given.problems(file));
  const fitted = new Fitting(json, given.props.datasources ?? {});
  const { uid = json.uid, title = json.title } = given.props;
  const problems = [
    ...fitted.problems,
    ...(typeof uid === 'string' && uid !== '' ? [] : [{ problem: 'it has no uid', instead: without('uid') }]),
    ...(typeof title === 'string' && title !== '' ? [] : [{ problem: 'it has no title', instead: without('title') }]),
    ...libraryPanels(json).map(linked),
  ];
  if (problems.length > 0) return brokenDashboard(file, problems.map(at));
  return {
    uid: String(uid),
    title: String(title),
    asks: fitted.asks,
    build(datasources) {
      const given = datasourceRoles(datasources);
      if (fitted.asks.some((role) => given[role] === undefined)) return undefined;
      return { ...fitted.content(given), uid: String(uid), title: String(title) } as DashboardJson;
    },
  };
}

const linked = (title: string): DashboardProblem => ({
  problem: `the panel ${title} is in the library of another Grafana`,
  instead: 'the file after Unlink library panel in the menu of this panel',
});

const without = (property: string) => `dashboardFile('…', { ${property}: 'orders' })`;
