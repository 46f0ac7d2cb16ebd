import type { Dashboard as DashboardJson } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Datasource, LokiDatasource, PrometheusDatasource, TempoDatasource } from '../../kit';

/** What a dashboard can ask of an environment, each answered by one of the datasources given to Grafana. */
export interface DatasourceRoles {
  /** The metrics of applications and of the cluster: the first datasource that answers PromQL. */
  readonly metrics: PrometheusDatasource;
  /** Log lines: the first Loki. */
  readonly logs: LokiDatasource;
  /** Traces: the first Tempo. */
  readonly traces: TempoDatasource;
  /** The metrics of the pipeline itself: the first Prometheus, which pulls them. */
  readonly pipeline: PrometheusDatasource;
}

export type DatasourceRole = keyof DatasourceRoles;

/** Who plays which role among these datasources. */
export function datasourceRoles(datasources: readonly Datasource[]): Partial<DatasourceRoles> {
  const prometheus = datasources.filter((datasource) => datasource.type === 'prometheus');
  return {
    metrics: prometheus[0],
    logs: datasources.find((datasource) => datasource.type === 'loki'),
    traces: datasources.find((datasource) => datasource.type === 'tempo'),
    pipeline: prometheus.find(({ flavor }) => flavor === 'Prometheus'),
  };
}

/** A dashboard before it knows its datasources. */
export interface Dashboard {
  /** The identifier in its address. It never changes: links that people saved carry it. */
  readonly uid: string;
  readonly title: string;
  /** The datasources without which it can not be shown. */
  readonly asks: readonly DatasourceRole[];
  /** The dashboard as Grafana reads it; undefined where one of the datasources is missing. */
  build(datasources: readonly Datasource[]): DashboardJson | undefined;
}

/** Declares a dashboard. `content` gets exactly the datasources that it asks for. */
export function defineDashboard<Role extends DatasourceRole>(props: {
  readonly uid: string;
  readonly title: string;
  readonly asks: readonly Role[];
  readonly content: (datasources: Pick<DatasourceRoles, Role>) => DashboardJson;
}): Dashboard {
  const { uid, title, asks } = props;
  return {
    uid,
    title,
    asks,
    build(datasources) {
      const roles = datasourceRoles(datasources);
      const complete = (given: Partial<DatasourceRoles>): given is Pick<DatasourceRoles, Role> =>
        asks.every((role) => given[role] !== undefined);
      return complete(roles) ? { ...props.content(roles), uid, title } : undefined;
    },
  };
}
