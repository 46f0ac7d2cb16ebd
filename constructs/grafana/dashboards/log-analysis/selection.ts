import type { Asked } from '../dashboard';
import { onlyErrors } from '../log-levels';
import { numberVariable, streamVariable } from '../variables';

/** What the dashboard asks. */
export type Datasources = Asked<'metrics' | 'logs' | 'pipeline'>;

/** What is chosen above the dashboard. */
export const variables = ({ logs, pipeline }: Datasources) => [
  streamVariable({ name: 'namespace', label: 'Namespace', datasource: logs }),
  // Loki names in its metrics how long it keeps what it received, so that nobody has to say it twice.
  numberVariable({
    name: 'retention_hours',
    label: 'Retention in hours',
    datasource: pipeline,
    metric: 'loki_distributor_bytes_received_total',
  }),
];

/** The lines that are chosen. */
export const selected = '{namespace=~"$namespace"}';

/** The errors among them. */
export const errors = `${selected} ${onlyErrors}`;
