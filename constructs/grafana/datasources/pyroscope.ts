import type { PyroscopeDatasource } from '../../kit';
import { datasourceTypes } from '../datasource-types';
import { type ProvisionedDatasource, waits } from './provisioned';

/** https://grafana.com/docs/grafana/latest/datasources/pyroscope/configure-pyroscope-data-source/ */
export const pyroscopeDatasource = ({ name, uid, endpoint }: PyroscopeDatasource): ProvisionedDatasource => ({
  name,
  uid,
  type: datasourceTypes.pyroscope,
  access: 'proxy',
  url: endpoint.url,
  editable: false,
  jsonData: waits(endpoint),
});
