import { componentKind } from '../file';
import { type Input, input, type OtlpOutput } from './output';

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.connector.spanmetrics/ */
export interface SpanMetricsArguments {
  readonly namespace?: string;
  readonly histogram: { readonly unit?: 'ms' | 's'; readonly explicit?: { readonly buckets?: readonly string[] } };
  readonly exemplars?: { readonly enabled?: boolean };
  readonly resource_metrics_key_attributes?: readonly string[];
  readonly dimension?: readonly { readonly name: string }[];
  readonly exclude_dimensions?: readonly string[];
  readonly aggregation_cardinality_limit?: number;
  readonly metrics_expiration?: string;
  readonly metrics_flush_interval?: string;
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.connector.servicegraph/ */
export interface ServiceGraphArguments {
  readonly latency_histogram_buckets?: readonly string[];
  readonly dimensions?: readonly string[];
  readonly metrics_flush_interval?: string;
  readonly store?: { readonly ttl?: string; readonly max_items?: number };
  readonly output: OtlpOutput;
}

/** Makes rates, failures and durations of requests from spans. */
export const spanMetrics = componentKind<SpanMetricsArguments, Input>('otelcol.connector.spanmetrics', input);

/** Makes metrics of who calls whom from spans. */
export const serviceGraph = componentKind<ServiceGraphArguments, Input>('otelcol.connector.servicegraph', input);
