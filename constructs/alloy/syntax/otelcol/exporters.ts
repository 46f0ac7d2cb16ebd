import type { Duration } from '../../../kit';
import { componentKind } from '../file';
import type { MetricsReceiver } from '../prometheus';
import type { Reference } from '../value';
import type { AuthenticationHandler } from './auth';
import { type Input, input } from './output';

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.prometheus/ */
export interface ToPrometheusArguments {
  readonly forward_to: readonly MetricsReceiver[];
  readonly add_metric_suffixes?: boolean;
  readonly include_scope_labels?: boolean;
  readonly include_target_info?: boolean;
}

/** What every exporter of OTLP has: what is sent again, and what waits. */
export interface OtlpSendingArguments {
  readonly retry_on_failure?: { readonly enabled?: boolean; readonly max_elapsed_time?: Duration | '0s' };
  readonly sending_queue?: {
    readonly sizer?: 'requests' | 'items' | 'bytes';
    readonly queue_size?: number;
    readonly block_on_overflow?: boolean;
    /** Keeps the queue on a disk. Default: it is in memory. */
    readonly storage?: StorageHandler;
    readonly batch?: {
      readonly sizer?: 'items' | 'bytes';
      readonly flush_timeout?: string;
      readonly min_size?: number;
      readonly max_size?: number;
    };
  };
}

/** Who is called, and what is shown and trusted there. */
export interface OtlpClientArguments {
  readonly endpoint: string;
  /** By HTTP alone. Default: none. */
  readonly proxy_url?: string;
  readonly auth?: AuthenticationHandler;
  readonly tls?: { readonly insecure?: boolean; readonly ca_file?: string };
  /** Default: `gzip`. */
  readonly compression?: string;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.otlp/ */
export interface OtlpExporterArguments extends OtlpSendingArguments {
  readonly client: OtlpClientArguments;
  /** How long a request may take. Default: 5 seconds. */
  readonly timeout?: string;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.exporter.otlphttp/ */
export interface OtlpHttpExporterArguments extends OtlpSendingArguments {
  /** The signal's own path is appended. */
  readonly client: OtlpClientArguments;
}

/** https://grafana.com/docs/alloy/latest/reference/components/otelcol/otelcol.storage.file/ */
export interface FileStorageArguments {
  /** Default: a folder of its own below `--storage.path`. */
  readonly directory?: string;
  readonly compaction?: {
    readonly on_start?: boolean;
    readonly on_rebound?: boolean;
    readonly cleanup_on_start?: boolean;
  };
}

/** Gives metrics of OpenTelemetry's kind on as samples of Prometheus'. */
export const toPrometheus = componentKind<ToPrometheusArguments, Input>('otelcol.exporter.prometheus', input);

/** Sends OTLP by gRPC. */
export const otlpExporter = componentKind<OtlpExporterArguments, Input>('otelcol.exporter.otlp', input);

/** Sends OTLP by HTTP. */
export const otlpHttpExporter = componentKind<OtlpHttpExporterArguments, Input>('otelcol.exporter.otlphttp', input);

export type StorageHandler = Reference<'storage handler'>;

/** Keeps queues on a disk. */
export const fileStorage = componentKind<FileStorageArguments, { handler: 'storage handler' }>('otelcol.storage.file', {
  handler: 'storage handler',
});
