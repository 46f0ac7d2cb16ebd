import { componentKind } from '../file';
import type { Expression, ObjectValue } from '../value';
import { type Input, input, type OtlpOutput } from './output';

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.memory_limiter/ */
export interface MemoryLimiterArguments {
  readonly check_interval: string;
  readonly limit_percentage?: number;
  readonly spike_limit_percentage?: number;
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.k8sattributes/ */
export interface K8sAttributesArguments {
  /** Only the address of the pod is written down, and the Kubernetes API is not asked. Default: no. */
  readonly passthrough?: boolean;
  /** It takes nothing before it knows the pods. Default: no. */
  readonly wait_for_metadata?: boolean;
  /** How long it waits for that. Default: 10 seconds. */
  readonly wait_for_metadata_timeout?: string;
  /** Default: the pods of every node. */
  readonly filter?: { readonly node?: string | Expression };
  /** Pods that are not looked at, by their names. Default: Jaeger's agents and collectors. */
  readonly exclude?: { readonly pod?: readonly { readonly name: string }[] };
  readonly extract?: {
    readonly metadata?: readonly string[];
    readonly label?: readonly { readonly tag_name: string; readonly key: string }[];
    readonly annotation?: readonly { readonly tag_name: string; readonly key: string }[];
  };
  /** How a pod is found, one way after the other. */
  readonly pod_association?: readonly {
    readonly source: readonly { readonly from: 'resource_attribute' | 'connection'; readonly name?: string }[];
  }[];
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.groupbyattrs/ */
export interface GroupByAttributesArguments {
  readonly keys: readonly string[];
  readonly output: OtlpOutput;
}

type ErrorMode = 'ignore' | 'propagate' | 'silent';

/** Statements that run on everything of one context, where one of the conditions holds. */
interface StatementGroup<Context extends string> {
  readonly context: Context;
  readonly conditions?: readonly string[];
  readonly statements: readonly string[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.transform/ */
export interface TransformArguments {
  readonly error_mode?: ErrorMode;
  readonly trace_statements?: readonly StatementGroup<'resource' | 'scope' | 'span' | 'spanevent'>[];
  readonly metric_statements?: readonly StatementGroup<'resource' | 'scope' | 'metric' | 'datapoint'>[];
  readonly log_statements?: readonly StatementGroup<'resource' | 'scope' | 'log'>[];
  readonly output: OtlpOutput;
}

/** What is dropped of one context: where one of the conditions holds. */
interface ConditionGroup<Context extends string> {
  readonly context?: Context;
  readonly conditions: readonly string[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.filter/ */
export interface FilterArguments {
  readonly error_mode?: ErrorMode;
  readonly trace_conditions?: readonly ConditionGroup<'resource' | 'span' | 'spanevent'>[];
  readonly metric_conditions?: readonly ConditionGroup<'resource' | 'metric' | 'datapoint'>[];
  readonly log_conditions?: readonly ConditionGroup<'resource' | 'log'>[];
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.deltatocumulative/ */
export interface DeltaToCumulativeArguments {
  readonly max_streams?: number;
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.tail_sampling/ */
export interface TailSamplingArguments {
  readonly decision_wait?: string;
  readonly decision_wait_after_root_received?: string;
  readonly num_traces?: number;
  readonly expected_new_traces_per_sec?: number;
  readonly decision_cache?: ObjectValue;
  readonly maximum_trace_size_bytes?: number;
  /** A trace that any of them names is kept. */
  readonly policy: readonly object[];
  readonly output: OtlpOutput;
}

/** Refuses data before the memory is full. */
export const memoryLimiter = componentKind<MemoryLimiterArguments, Input>('otelcol.processor.memory_limiter', input);

/** Says of telemetry which pod it came from. */
export const k8sAttributes = componentKind<K8sAttributesArguments, Input>('otelcol.processor.k8sattributes', input);

/** Moves attributes from data points to their resource, and puts those together whose resource is the same. */
export const groupByAttributes = componentKind<GroupByAttributesArguments, Input>(
  'otelcol.processor.groupbyattrs',
  input,
);

/** Changes telemetry by statements of the OpenTelemetry Transformation Language. */
export const transform = componentKind<TransformArguments, Input>('otelcol.processor.transform', input);

/** Drops telemetry by conditions of the OpenTelemetry Transformation Language. */
export const filter = componentKind<FilterArguments, Input>('otelcol.processor.filter', input);

/** Adds up metrics that say what came since the last time. */
export const deltaToCumulative = componentKind<DeltaToCumulativeArguments, Input>(
  'otelcol.processor.deltatocumulative',
  input,
);

/** Decides about whole traces. */
export const tailSampling = componentKind<TailSamplingArguments, Input>('otelcol.processor.tail_sampling', input);
