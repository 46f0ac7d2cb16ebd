import { Component, type ComponentProps, type ConfigurationChange, type Datasource, type Environment } from '../kit';
import { componentValidators } from '../kit/environment/component-props';
import { queryProtocols } from '../kit/model/datasource';
import { type ExistingGrafana, existingGrafana } from '../kit/model/existing-grafana';
import { anything, datasource, list, optional, type Validators } from '../kit/model/validation';
import { addConfigMap } from '../kit/pods/config-map';
import type { Asked } from '../kit/queries';
import { metricsElsewhere, platformMetrics } from '../metrics';
import { checkDashboards, checkDatasources, warnOfFolders } from './checks';
import { contentForm, type GrafanaContentConfiguration } from './configuration-form';
import { datasourceParts } from './configuration-parts';
import { type Dashboard, dashboardFiles, dashboardObject } from './dashboards';
import { dashboardValidator } from './dashboards/dashboard';
import { datasourcesYaml, provisionedDatasources } from './datasources';
import { promqlOf } from './queries';
import { warnOfNothingShown } from './shown-checks';
import { uidOf } from './uids';

export interface GrafanaContentProps extends Omit<ComponentProps, 'namespace'> {
  /** The Grafana that shows it, such as `stack.grafana`. */
  readonly grafana: ExistingGrafana;
  /**
   * What it asks. The links between two of them exist because both are given; the first for PromQL is the one that dashboards
   * ask. Nothing is written for those that Grafana has already.
   */
  readonly datasources: readonly Datasource[];
  /** The dashboards. Default: none. */
  readonly dashboards?: readonly Dashboard[];
  /**
   * What is to be different in the datasources, where there is no property for it. Default: nothing.
   * https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources
   */
  readonly configuration?: ConfigurationChange<GrafanaContentConfiguration>;
}

const { namespace: _, ...ofEveryComponent } = componentValidators;

const validators: Validators<GrafanaContentProps> = {
  ...ofEveryComponent,
  grafana: existingGrafana,
  datasources: list(datasource()),
  dashboards: optional(list(dashboardValidator)),
  // Checked when it is applied.
  configuration: anything(),
};

/**
 * Datasources, the links between them, and dashboards for a Grafana that is there already: ConfigMaps that its sidecars find by
 * their label. Nothing of Grafana itself is touched, and what is here goes when its ConfigMap goes.
 * https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack#grafana-dashboards
 */
export class GrafanaContent extends Component {
  override readonly dashboardMetrics = platformMetrics;
  override readonly metricsElsewhere = metricsElsewhere;
  override readonly configurationParts = datasourceParts;
  private readonly datasources: readonly Datasource[];
  private readonly dashboards: readonly Dashboard[];

  private readonly props: GrafanaContentProps;

  constructor(environment: Environment, given: GrafanaContentProps) {
    super(environment, 'grafana-content', { ...given, namespace: given?.grafana?.namespace });
    const props = this.properties(given, validators);
    this.props = props;
    const { grafana } = props;
    this.dashboards = (props.dashboards ?? []).map((dashboard) => withPrefix(environment.name, dashboard));
    this.datasources = props.datasources.map((datasource) => this.ownName(datasource));
    checkDashboards(this, this.dashboards, this.datasources);
    checkDatasources(this, this.datasources);
    warnOfFolders(this.check, this.dashboards);
    for (const { endpoint, existing } of this.datasources) {
      if (existing) continue;
      this.connect('datasources', { workload: 'grafana', peer: grafana.peer }, queryProtocols, endpoint);
    }
  }

  /**
   * Grafana knows a datasource by its name: one that is rendered with the name of one that is there would take its place, and go with
   * the environment. So each says whose it is.
   */
  private ownName<D extends Datasource>(datasource: D): D {
    if (datasource.existing) return datasource;
    const { name } = this.environment;
    return { ...datasource, name: `${datasource.name} (${name})`, uid: uidOf(name, datasource.uid) };
  }

  override get queries(): readonly Asked[] {
    return promqlOf(this.dashboards, this.datasources, this.environment);
  }

  override build(): void {
    warnOfNothingShown(this, this.dashboards, this.datasources);
    super.build();
    const { grafana, configuration } = this.props;
    const { dashboards, environment } = this;
    // What a store says of itself may follow from its connections.
    const datasources = this.props.datasources.map((datasource) => this.ownName(datasource));
    const provisioned = provisionedDatasources(datasources, environment.connections)
      // Which one is the default was decided before, and Grafana refuses a second.
      .map(({ isDefault, ...datasource }) => datasource);
    const configured = this.configured<GrafanaContentConfiguration>(
      { datasources: provisioned },
      configuration,
      contentForm,
    );
    // The sidecars put the files of every ConfigMap into one folder, so each name says whose it is.
    const own = (name: string) => `${environment.name}-${name}`;
    const yaml = { [own('datasources.yaml')]: datasourcesYaml(configured.datasources, { prune: false }) };
    addConfigMap(this, own('datasources'), yaml, { labels: grafana.datasourceLabel });
    for (const [name, text] of Object.entries(dashboardFiles(dashboards, datasources, environment))) {
      const configMap = dashboardObject(own('dashboard'), name.replace(`${environment.name}-`, ''));
      addConfigMap(this, configMap, { [name]: text }, { labels: grafana.dashboardLabel });
    }
  }
}

/** Grafana knows a dashboard by its uid too, so that of another environment, or of somebody else, is never overwritten. */
const withPrefix = (environment: string, dashboard: Dashboard): Dashboard => {
  const uid = uidOf(environment, dashboard.uid);
  return {
    ...dashboard,
    uid,
    build: (...given) => {
      const content = dashboard.build(...given);
      return content && { ...content, uid };
    },
  };
};
