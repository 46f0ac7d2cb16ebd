import type { KnownMetrics } from './metrics';
import { spanMetricNames } from './shared-metrics';

/**
 * What HTTP attributes of spans were called before they became stable. Services with older SDKs still write these.
 * https://opentelemetry.io/docs/specs/semconv/non-normative/http-migration/
 */
const formerNames: Readonly<Record<string, string>> = {
  'http.request.method': 'http.method',
  'http.response.status_code': 'http.status_code',
  'url.path': 'http.target',
  'user_agent.original': 'http.user_agent',
};

/** The names under which spans may have an attribute, today's first. */
export const namesOf = (attribute: string): readonly string[] => {
  const former = formerNames[attribute];
  return former === undefined ? [attribute] : [attribute, former];
};

/** What an attribute is called today, if this is its former name. */
export const todaysName = (attribute: string): string | undefined =>
  Object.entries(formerNames).find(([, former]) => former === attribute)?.[0];

/** The label of metrics that has the value of an attribute. */
export const labelOfAttribute = (attribute: string): string => attribute.replaceAll(/[^A-Za-z0-9_]/g, '_');

/** The metrics made from spans, with the labels of further attributes. */
export const metricsByAttributes = (attributes: readonly string[]): readonly KnownMetrics[] =>
  attributes.length === 0 ? [] : [{ name: spanMetricNames, labels: attributes.map(labelOfAttribute) }];
