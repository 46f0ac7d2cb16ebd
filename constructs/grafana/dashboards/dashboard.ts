import type { Dashboard as DashboardJson } from '@grafana/grafana-foundation-sdk/dashboard';
import type {
  Datasource,
  KnownMetrics,
  LokiDatasource,
  PrometheusDatasource,
  PyroscopeDatasource,
  TempoDatasource,
} from '../../kit';
import type { CallSite } from '../../kit/model/call-site';
import { isSameComponent } from '../../kit/model/component-reference';
import { changed, isPlainObject, line, list, oneOf, optional, validator } from '../../kit/model/validation';
import { datasourceTypes } from '../datasource-types';

/** What a dashboard can ask of an environment, each answered by one of the datasources given to Grafana. */
export interface DatasourceRoles {
  /** The metrics of applications and of the cluster: the first datasource that answers PromQL. */
  readonly metrics: PrometheusDatasource;
  /** The metrics that are made from the spans of `traces`: the datasource of who keeps them, or else `metrics`. */
  readonly spanMetrics: PrometheusDatasource;
  /** Log lines: the first Loki. */
  readonly logs: LokiDatasource;
  /** Traces: the first Tempo. */
  readonly traces: TempoDatasource;
  /** Profiles: the first Pyroscope. */
  readonly profiles: PyroscopeDatasource;
  /** The metrics of the pipeline itself: the Prometheus that has those of most components, or else the Mimir to which an Alloy sends most. */
  readonly pipeline: PrometheusDatasource;
}

export type DatasourceRole = keyof DatasourceRoles;

/** The datasources that a dashboard asks, by their roles. */
export type Asked<Role extends DatasourceRole> = Pick<DatasourceRoles, Role>;

/** Who plays which role among these datasources. */
export function datasourceRoles(datasources: readonly Datasource[]): Partial<DatasourceRoles> {
  const prometheus = datasources.filter((datasource) => datasource.type === 'prometheus');
  const pulling = prometheus.filter(({ flavor }) => flavor === 'Prometheus');
  const traces = datasources.find((datasource) => datasource.type === 'tempo');
  return {
    metrics: prometheus[0],
    spanMetrics: keeperOf(traces, prometheus) ?? prometheus[0],
    logs: datasources.find((datasource) => datasource.type === 'loki'),
    traces,
    profiles: datasources.find((datasource) => datasource.type === 'pyroscope'),
    pipeline: watcher(pulling) ?? watcher(prometheus) ?? pulling[0] ?? prometheus[0],
  };
}

/** The first that keeps the metrics made from spans. */
function keeperOf(
  traces: TempoDatasource | undefined,
  datasources: readonly PrometheusDatasource[],
): PrometheusDatasource | undefined {
  const keepers = traces?.spanMetricsIn?.() ?? [];
  return datasources.find(({ store }) => keepers.some((keeper) => isSameComponent(store, keeper)));
}

/** The one that has the metrics of most components, and the first of them; undefined where none has any: it may keep those of applications alone. */
function watcher(datasources: readonly PrometheusDatasource[]): PrometheusDatasource | undefined {
  const watched = datasources.map(({ watches = () => 0 }) => watches());
  const most = Math.max(0, ...watched);
  return most > 0 ? datasources[watched.indexOf(most)] : undefined;
}

/** The type of the datasource in each role, as Grafana calls it. */
export const roleTypes: Readonly<Record<DatasourceRole, string>> = {
  metrics: datasourceTypes.prometheus,
  spanMetrics: datasourceTypes.prometheus,
  logs: datasourceTypes.loki,
  traces: datasourceTypes.tempo,
  profiles: datasourceTypes.pyroscope,
  pipeline: datasourceTypes.prometheus,
};

/** Every role. */
export const roles = Object.keys(roleTypes) as readonly DatasourceRole[];

/** Something by which a dashboard can't be shown. */
export interface DashboardProblem {
  /** The file that it comes from. Default: none. */
  readonly place?: string;
  readonly problem: string;
  /** What to write instead. */
  readonly instead: string;
  /** Where it was written. Default: where Grafana was made. */
  readonly madeAt?: CallSite;
}

/** A dashboard before it knows its datasources. */
export interface Dashboard {
  /** The identifier in its address. It never changes: links that people saved carry it. */
  readonly uid: string;
  /** What people see. */
  readonly title: string;
  /** The title of the folder in which it is. Default: LGTM. */
  readonly folder?: string;
  /** The datasources without which it can not be shown. */
  readonly asks: readonly DatasourceRole[];
  /** The attributes that metrics made from spans must have as labels. Default: none beyond the usual ones. */
  readonly dimensions?: readonly string[];
  /** What is wrong with it, whatever it asks. Default: nothing. */
  readonly problems?: readonly DashboardProblem[];
  /**
   * The dashboard as Grafana reads it; undefined where one of the datasources is missing, or where no panel is left. `produced`: the metrics that exist in the
   * environment, by which a dashboard may show what runs there. `hidden`: those that its exporters would show by collectors that are off.
   * Default: everything is shown.
   */
  build(
    datasources: readonly Datasource[],
    produced?: readonly KnownMetrics[],
    hidden?: readonly KnownMetrics[],
  ): DashboardJson | undefined;
}

const any = validator<Dashboard>({
  example: 'springBoot()',
  expected: 'a dashboard such as springBoot()',
  standIn: { uid: 'missing', title: 'missing', asks: [], build: () => undefined },
  isKind: (value): value is Dashboard => isPlainObject(value) && typeof value.build === 'function',
});

/** Stands for a dashboard that can't be shown, so that everything that is wrong is said. `name`: by which findings call it. */
export const brokenDashboard = (name: string, problems: readonly DashboardProblem[]): Dashboard => ({
  uid: name,
  title: name,
  asks: [],
  problems,
  build: () => undefined,
});

/** What a list of dashboards takes. Somebody may have changed one, as in `{ ...springBoot(), title: 'Orders' }`. */
export const dashboardValidator = changed(any, {
  title: line('Orders'),
  // Its form is looked at when the dashboards are compared.
  uid: line('orders'),
  asks: list(oneOf(roles)),
  dimensions: optional(list(line('http.route'))),
});
