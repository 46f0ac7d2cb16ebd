import type { Asked } from '../dashboard';
import { attribute } from '../endpoints/names';
import { tracesLink } from '../explore-link';
import type { Link } from '../panels';
import { labelVariable } from '../variables';

/** What the dashboard asks. */
export type Datasources = Asked<'metrics' | 'traces'>;

const requests = 'k6_http_reqs_total';

/** What is chosen above the dashboard. */
export const variables = ({ metrics: datasource }: Datasources) => [
  labelVariable({ name: 'testid', label: 'Test', datasource, metric: requests }),
  labelVariable({ name: 'scenario', label: 'Scenario', datasource, metric: `${requests}{testid=~"$testid"}` }),
  labelVariable({
    name: 'name',
    label: 'Request',
    datasource,
    metric: `${requests}{testid=~"$testid", scenario=~"$scenario"}`,
  }),
];

/** Everything of the chosen tests. */
export const ofTest = 'testid=~"$testid"';

/** The series of the chosen scenarios. */
export const ofScenario = `${ofTest}, scenario=~"$scenario"`;

/** The series of the chosen requests. */
export const ofRequest = `${ofScenario}, name=~"$name"`;

export const failed = 'expected_response="false"';

/** Requests a second by these labels. `more`: which of them. */
export const rate = (by: string, more = '', range = '$__rate_interval'): string =>
  `sum${by && ` by (${by})`} (rate(${requests}{${ofRequest}${more && `, ${more}`}}[${range}]))`;

/** A share of the durations of requests, from native histograms. */
export const quantile = (share: number, by: string, range = '$__rate_interval'): string =>
  `histogram_quantile(${share}, sum${by && ` by (${by})`} (rate(k6_http_req_duration_seconds{${ofRequest}}[${range}])))`;

/** What tells the load from other callers: k6 says who it is. */
const byK6 = `kind = server && ${attribute('user_agent.original', '=~ "(Grafana )?k6/.*"')}`;

/** The traces that the load made. */
export const links = ({ traces }: Datasources): Link[] => [
  tracesLink('Traces of the load', traces, `{ ${byK6} }`),
  tracesLink('Failed traces of the load', traces, `{ ${byK6} && status = error }`),
  tracesLink('Slow traces of the load', traces, `{ ${byK6} && duration > 500ms }`),
];
