import { componentKind } from '../file';
import type { OtlpOutput } from './output';

/** From which pages browsers may send. */
interface CorsArguments {
  readonly allowed_origins?: readonly string[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.otlp/ */
export interface OtlpReceiverArguments {
  readonly grpc?: { readonly endpoint?: string; readonly max_recv_msg_size?: string };
  readonly http?: {
    readonly endpoint?: string;
    readonly max_request_body_size?: string;
    readonly cors?: CorsArguments;
  };
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.jaeger/ */
export interface JaegerReceiverArguments {
  readonly protocols: Readonly<
    Partial<Record<'grpc' | 'thrift_http' | 'thrift_compact' | 'thrift_binary', { readonly endpoint?: string }>>
  >;
  readonly output: OtlpOutput;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.receiver.prometheus/ */
export interface FromPrometheusArguments {
  readonly output: OtlpOutput;
}

/** Takes OTLP by gRPC and HTTP. */
export const otlpReceiver = componentKind<OtlpReceiverArguments, Record<never, never>>('otelcol.receiver.otlp', {});

/** Takes spans of Jaeger's clients and agents. */
export const jaegerReceiver = componentKind<JaegerReceiverArguments, Record<never, never>>(
  'otelcol.receiver.jaeger',
  {},
);

/** Takes samples of Prometheus' kind as metrics of OpenTelemetry's. */
export const fromPrometheus = componentKind<FromPrometheusArguments, { receiver: 'metrics receiver' }>(
  'otelcol.receiver.prometheus',
  { receiver: 'metrics receiver' },
);
