import { type ApplicationMetricKind, applicationMetricKinds } from '../../kit/model/datasource';
import { clusterAttribute, clusterLabel } from '../../kit/vocabulary/signal-labels';
import { javaAgent, micrometer, type Names } from '../dashboards/spring-boot/names';
import { variable } from '../variable';

/** An attribute of the span, as a matcher. */
const ofSpan = (label: string, attribute: string): string => `${label}="${variable(`__span.tags["${attribute}"]`)}"`;

/** The service of a span, by the name that Tempo's own metrics give it, and its cluster. */
const serviceOfSpan = (cluster: boolean): string =>
  [...(cluster ? [ofSpan(clusterLabel, clusterAttribute)] : []), ofSpan('service', 'service.name')].join(', ');

/** A span does not say who makes the metrics of its application, so both are asked: at most one answers. */
const ofEither = (query: (names: Names) => string): string => [javaAgent, micrometer].map(query).join(' or ');

interface Link {
  readonly name: string;
  readonly query: string;
}

/**
 * The metrics made from spans, and those of the application itself, of the service that a span belongs to. `cluster`: whether metrics say
 * of which cluster they are. `kinds`: of the application's.
 */
export const traceToMetricsQueries = (
  cluster: boolean,
  kinds: readonly ApplicationMetricKind[] = applicationMetricKinds,
): readonly Link[] => [
  ...ofSpans(cluster),
  ...applicationMetricKinds.filter((kind) => kinds.includes(kind)).flatMap((kind) => ofApplication[kind]),
];

const ofSpans = (cluster: boolean): readonly Link[] => [
  {
    name: 'Requests by span name',
    query: `sum by (span_name) (rate(traces_spanmetrics_calls_total{${serviceOfSpan(cluster)}}[5m]))`,
  },
  {
    name: 'Failed requests by span name',
    query: `sum by (span_name) (rate(traces_spanmetrics_calls_total{${serviceOfSpan(cluster)}, status_code="STATUS_CODE_ERROR"}[5m]))`,
  },
  {
    name: 'P95 duration by span name',
    query: `histogram_quantile(0.95, sum by (le, span_name) (rate(traces_spanmetrics_latency_bucket{${serviceOfSpan(cluster)}}[5m])))`,
  },
];

const http: readonly Link[] = [
  {
    name: 'HTTP requests by route',
    query: ofEither(
      ({ requests: { histogram, route } }) => `sum by (${route}) (rate(${histogram}_count{$__tags}[5m]))`,
    ),
  },
  {
    name: 'P95 HTTP latency by route',
    query: ofEither(
      ({ requests: { histogram, route } }) =>
        `histogram_quantile(0.95, sum by (le, ${route}) (rate(${histogram}_bucket{$__tags}[5m])))`,
    ),
  },
];

const jvm: readonly Link[] = [
  {
    name: 'JVM heap in use',
    query: ofEither(({ heap: { used, matcher } }) => `sum by (pod) (${used}{$__tags, ${matcher}})`),
  },
];

const ofApplication: Readonly<Record<ApplicationMetricKind, readonly Link[]>> = { http, jvm };
