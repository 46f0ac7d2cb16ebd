import { madeOf } from '../../../kit/model/plain-object';
import { labelOfAttribute, namesOf } from '../../../kit/vocabulary/span-attributes';

/** By what an endpoint is told from another: the route, which has no identifiers in it, or the path as it was called. */
export type EndpointAttribute = 'http.route' | 'url.path';

/** How a dashboard tells endpoints apart. */
export interface EndpointOptions {
  /**
   * `url.path` where one route serves several endpoints whose paths are known, as `/:endpoint` of the mythical services does. Paths with
   * identifiers make series without end. Default: `http.route`.
   */
  readonly endpoint?: EndpointAttribute;
}

/** The labels of metrics made from spans. */
export const methodLabel = labelOfAttribute('http.request.method');
export const statusLabel = labelOfAttribute('http.response.status_code');
export const versionLabel = labelOfAttribute('service.version');
export const labelOf = (endpoint: EndpointAttribute): string => labelOfAttribute(endpoint);

/** A condition of TraceQL that holds whichever name the span has for the attribute. `is`: operator and value. */
export function attribute(name: string, is: string): string {
  const conditions = namesOf(name).map((each) => `span.${each} ${is}`);
  return conditions.length > 1 ? `(${conditions.join(' || ')})` : conditions.join();
}

/** What `dimensions` of a `Tempo` must have for dashboards that tell endpoints apart so: `endpointDimensions({ endpoint: 'url.path' })`. */
export const endpointDimensions = (options: EndpointOptions = {}): readonly string[] =>
  madeOf<EndpointOptions, readonly string[]>(options, ({ endpoint = 'http.route' }) => [
    'http.request.method',
    endpoint,
    'http.response.status_code',
    'service.version',
  ]);
