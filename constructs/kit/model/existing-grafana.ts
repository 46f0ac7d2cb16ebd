import type { Namespace } from './namespace';
import type { Pods } from './peer';

/** A Grafana that is there already, with sidecars that take datasources and dashboards from ConfigMaps beside it. */
export interface ExistingGrafana {
  /** Where it runs, and where its sidecars look. */
  readonly namespace: Namespace;
  /** Its pods, which ask the datasources. */
  readonly peer: Pods;
  /** The label that a ConfigMap with datasources has, and its value. */
  readonly datasourceLabel: Readonly<Record<string, string>>;
  /** The label that a ConfigMap with a dashboard has, and its value. */
  readonly dashboardLabel: Readonly<Record<string, string>>;
}
