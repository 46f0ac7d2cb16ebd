import type { Asked } from '../dashboard';
import { seriesLabel } from '../explore-link';

/** What the dashboard asks. */
export type Datasources = Asked<'metrics' | 'logs' | 'traces'>;

/** The namespaces and services that are chosen. */
export const selected = 'namespace=~"$namespace", service_name=~"$service_name"';

/** The service of the series that is clicked on. */
export const service = seriesLabel('service_name');
