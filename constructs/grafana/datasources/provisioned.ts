/** A query that Grafana shows when a value is clicked. https://grafana.com/docs/grafana/latest/administration/correlations/ */
export interface Correlation {
  readonly targetUID: string;
  readonly label: string;
  readonly description: string;
  readonly config: {
    readonly type: 'query';
    /** The column whose values get the link. */
    readonly field: string;
    readonly target: object;
  };
}

/** A datasource as Grafana's file knows it. https://grafana.com/docs/grafana/latest/administration/provisioning/#data-sources */
export interface ProvisionedDatasource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly access: 'proxy';
  readonly url: string;
  readonly isDefault?: boolean;
  readonly editable: false;
  readonly jsonData: object;
  readonly correlations?: readonly Correlation[];
}
