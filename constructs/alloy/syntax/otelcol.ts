import type { Duration } from '../../kit';
import { componentKind } from './file';
import type { MetricsReceiver } from './prometheus';
import type { Expression, Reference } from './value';

export type OtlpConsumer = Reference<'otlp consumer'>;

/** Where a component sends each signal. A signal without a consumer is dropped. */
export interface OtlpOutput {
  readonly logs?: readonly OtlpConsumer[];
  readonly metrics?: readonly OtlpConsumer[];
  readonly traces?: readonly OtlpConsumer[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.otlp/ */
export interface OtlpReceiverArguments {
  readonly grpc?: { readonly endpoint?: string; readonly max_recv_msg_size?: string };
  readonly http?: { readonly endpoint?: string; readonly max_request_body_size?: string };
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.k8sattributes/ */
export interface K8sAttributesArguments {
  /** Only the address of the pod is written down, and the Kubernetes API is not asked. Default: no. */
  readonly passthrough?: boolean;
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

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.prometheus/ */
export interface FromPrometheusArguments {
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.prometheus/ */
export interface ToPrometheusArguments {
  readonly forward_to: readonly MetricsReceiver[];
  readonly add_metric_suffixes?: boolean;
  readonly include_scope_labels?: boolean;
  readonly include_target_info?: boolean;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.groupbyattrs/ */
export interface GroupByAttributesArguments {
  readonly keys: readonly string[];
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.processor.transform/ */
export interface TransformArguments {
  readonly error_mode?: 'ignore' | 'propagate' | 'silent';
  readonly metric_statements?: readonly {
    readonly context: 'resource' | 'metric' | 'datapoint';
    readonly conditions?: readonly string[];
    readonly statements: readonly string[];
  }[];
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.otlp/ */
export interface OtlpExporterArguments {
  readonly client: { readonly endpoint: string; readonly tls?: { readonly insecure?: boolean } };
  readonly retry_on_failure?: { readonly max_elapsed_time?: Duration | '0s' };
  readonly sending_queue?: {
    readonly sizer?: 'requests' | 'items' | 'bytes';
    readonly queue_size?: number;
    readonly block_on_overflow?: boolean;
  };
}

const input = { input: 'otlp consumer' } as const;

/** Takes OTLP by gRPC and HTTP. */
export const otlpReceiver = componentKind<OtlpReceiverArguments, Record<never, never>>('otelcol.receiver.otlp', {});

/** Says of telemetry which pod it came from. */
export const k8sAttributes = componentKind<K8sAttributesArguments, typeof input>(
  'otelcol.processor.k8sattributes',
  input,
);

/** Takes samples of Prometheus' kind as metrics of OpenTelemetry's. */
export const fromPrometheus = componentKind<FromPrometheusArguments, { receiver: 'metrics receiver' }>(
  'otelcol.receiver.prometheus',
  { receiver: 'metrics receiver' },
);

/** Gives metrics of OpenTelemetry's kind on as samples of Prometheus'. */
export const toPrometheus = componentKind<ToPrometheusArguments, typeof input>('otelcol.exporter.prometheus', input);

/** Moves attributes from data points to their resource, and puts those together whose resource is the same. */
export const groupByAttributes = componentKind<GroupByAttributesArguments, typeof input>(
  'otelcol.processor.groupbyattrs',
  input,
);

/** Changes telemetry by statements of the OpenTelemetry Transformation Language. */
export const transform = componentKind<TransformArguments, typeof input>('otelcol.processor.transform', input);

/** Sends OTLP by gRPC. */
export const otlpExporter = componentKind<OtlpExporterArguments, typeof input>('otelcol.exporter.otlp', input);
