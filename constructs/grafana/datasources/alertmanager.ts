import type { AlertmanagerDatasource } from '../../kit';
import type { ProvisionedDatasource } from './provisioned';

/**
 * What fires is seen, and silences are made, under *Alerting*.
 * https://grafana.com/docs/grafana/latest/datasources/alertmanager/#provision-the-alertmanager-data-source
 */
export const alertmanagerDatasource = ({ name, uid, endpoint }: AlertmanagerDatasource): ProvisionedDatasource => ({
  name,
  uid,
  type: 'alertmanager',
  access: 'proxy',
  url: endpoint.url,
  editable: false,
  // By default Grafana takes it for Mimir's, which keeps its configuration behind another API.
  jsonData: { implementation: 'prometheus' },
});
