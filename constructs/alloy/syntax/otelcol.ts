import type { Duration } from '../../kit';
import { componentKind } from './file';
import type { Reference } from './value';

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
  readonly passthrough: true;
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

/** Sends OTLP by gRPC. */
export const otlpExporter = componentKind<OtlpExporterArguments, typeof input>('otelcol.exporter.otlp', input);
