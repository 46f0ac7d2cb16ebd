import type { ComponentReference } from './component-reference';
import type { Endpoint } from './endpoint';
import type { Duration } from './units';

interface DatasourceBase {
  /** Everything that it holds says of which cluster it is: by the label `cluster`, or by the resource of its spans. Default: no. */
  readonly tellsClustersApart?: boolean;
  /** Grafana has it already: links and dashboards name it, and nothing of it is written. Default: no. */
  readonly existing?: boolean;
  /** The name that people see in Grafana. */
  readonly name: string;
  /** The identifier by which dashboards and links name it. It never changes: links that people saved carry it. */
  readonly uid: string;
}

/** Anything that answers PromQL. */
export interface PrometheusDatasource extends DatasourceBase {
  readonly type: 'prometheus';
  /** Where it is asked. */
  readonly endpoint: Endpoint<'prometheus.query'>;
  /** What Grafana should expect: Mimir or Prometheus. */
  readonly flavor: 'Mimir' | 'Prometheus';
  /** How far apart the samples of a series are, from which Grafana takes the range of `rate`. */
  readonly interval: Duration;
  /** The component whose metrics these are, by which traces find the metrics made from them. */
  readonly store: ComponentReference;
  /** It evaluates alerts, which Grafana then shows. Default: no. */
  readonly evaluatesAlerts?: boolean;
  /** How many components have their metrics in it, as it or a sender of it watches them; known when every component is there. Default: none. */
  readonly watches?: () => number;
}

/** Log lines, asked by LogQL. */
export interface LokiDatasource extends DatasourceBase {
  readonly type: 'loki';
  /** It evaluates alerts, which Grafana then shows. Default: no. */
  readonly evaluatesAlerts?: boolean;
  /** Where it is asked. */
  readonly endpoint: Endpoint<'loki.query'>;
}

/** Metrics that applications have of themselves: of the requests that they answer, and of the memory of Java programs. */
export const applicationMetricKinds = ['http', 'jvm'] as const;
export type ApplicationMetricKind = (typeof applicationMetricKinds)[number];

/** Traces, asked by TraceQL. */
export interface TempoDatasource extends DatasourceBase {
  readonly type: 'tempo';
  /** Where it is asked. */
  readonly endpoint: Endpoint<'tempo.query'>;
  /** Everybody who keeps the metrics made from its spans, known when every component is there. Default: nobody is known to. */
  readonly spanMetricsIn?: () => readonly ComponentReference[];
  /** The attributes that are labels of the metrics made from spans. Default: none beyond the usual ones. */
  readonly dimensions?: readonly string[];
  /** Which metrics the applications have of themselves whose traces these are: spans lead to them. Default: all kinds. */
  readonly applicationMetrics?: readonly ApplicationMetricKind[];
}

/** Services whose profilers measure processor time in the same way. */
export interface ProfiledServices {
  /** What Pyroscope calls it. */
  readonly profileTypeId: string;
  readonly services: readonly string[];
}

/** Profiles. */
export interface PyroscopeDatasource extends DatasourceBase {
  readonly type: 'pyroscope';
  /** The services that are known to send profiles: links by the name of a service are at what is theirs alone. */
  readonly profiled: readonly ProfiledServices[];
  /** Where it is asked. */
  readonly endpoint: Endpoint<'pyroscope.query'>;
}

/** Alerts that fire and are silenced. */
export interface AlertmanagerDatasource extends DatasourceBase {
  readonly type: 'alertmanager';
  /** Where it is asked. */
  readonly endpoint: Endpoint<'alertmanager.query'>;
}

/** What Grafana asks its datasources by. */
export const queryProtocols = [
  'prometheus.query',
  'loki.query',
  'tempo.query',
  'pyroscope.query',
  'alertmanager.query',
] as const;

/** What a store offers to Grafana. The links between two of them exist because both are given to the same Grafana. */
export type Datasource =
  | PrometheusDatasource
  | LokiDatasource
  | TempoDatasource
  | PyroscopeDatasource
  | AlertmanagerDatasource;

/** The uids that stand for no datasource of anybody. https://grafana.com/docs/grafana/latest/datasources/#special-data-sources */
export const datasourcesOfGrafana: readonly string[] = [
  'grafana',
  '-- Grafana --',
  '-- Mixed --',
  '-- Dashboard --',
  '__expr__',
];
