import { mebibytes } from '../../kit';
import { jaegerReceiver, otlpExporter, otlpHttpExporter, otlpReceiver } from '../syntax';
import { type StorageHandler, type Translation, translated, unchanged } from './translation';

/** A receiver of OTLP in the Collector. The ports are those at which Alloy's listens too. */
interface OtlpReceiverSettings {
  readonly protocols: {
    readonly grpc: { readonly max_recv_msg_size_mib: number };
    readonly http: { readonly max_request_body_size: number; readonly cors?: { readonly allowed_origins: string[] } };
  };
}

/** An exporter of OTLP in the Collector. */
interface OtlpExporterSettings {
  readonly endpoint: string;
  readonly retry_on_failure: { readonly max_elapsed_time: 0 };
  readonly sending_queue: {
    readonly storage: string;
    readonly sizer: 'bytes';
    readonly queue_size: number;
    readonly batch: {
      readonly sizer: 'bytes';
      readonly flush_timeout: string;
      readonly min_size: number;
      readonly max_size: number;
    };
  };
}

interface OtlpGrpcExporterSettings extends OtlpExporterSettings {
  readonly tls?: { readonly insecure?: boolean };
  readonly timeout: string;
}

const sending = ({ sending_queue }: OtlpExporterSettings, storage?: StorageHandler) => ({
  // Without end, as in the Collector.
  retry_on_failure: { max_elapsed_time: '0s' as const },
  sending_queue: { ...sending_queue, storage },
});

/** The ends of a pipeline, by their types in the Collector. */
export const endsOfPipelines: Readonly<Record<string, Translation>> = {
  otlp: translated(otlpReceiver, 'OTLP of applications and agents.', ({ protocols }: OtlpReceiverSettings) => {
    const { max_recv_msg_size_mib, max_request_body_size } = { ...protocols.grpc, ...protocols.http };
    return {
      grpc: { max_recv_msg_size: `${max_recv_msg_size_mib}MiB` },
      http: {
        max_request_body_size: `${max_request_body_size / mebibytes(1).bytes}MiB`,
        cors: protocols.http.cors,
      },
    };
  }),
  jaeger: unchanged(jaegerReceiver, "Spans of Jaeger's clients and agents."),
  otlp_http: translated(
    otlpHttpExporter,
    'To a store, as soon as it takes it.',
    (settings: OtlpExporterSettings, storage) => ({
      client: { endpoint: settings.endpoint },
      ...sending(settings, storage),
    }),
  ),
  otlp_grpc: translated(
    otlpExporter,
    'To the store of traces, as soon as it takes them.',
    (settings: OtlpGrpcExporterSettings, storage) => ({
      client: { endpoint: settings.endpoint, tls: settings.tls?.insecure ? { insecure: true } : undefined },
      timeout: settings.timeout,
      ...sending(settings, storage),
    }),
  ),
};
