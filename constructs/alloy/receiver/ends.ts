import { mebibytes } from '../../kit';
import { copyReceiver } from '../../kit/vocabulary/copies';
import { copyExporter, isToCopy } from '../../opentelemetry/copies';
import { otlpPorts } from '../../opentelemetry/receivers';
import { jaegerReceiver, otlpExporter, otlpHttpExporter, otlpReceiver } from '../syntax';
import type { Handlers } from './extensions';
import { type Translation, translated, unchanged } from './translation';

/** A receiver of OTLP in the Collector. */
interface OtlpReceiverSettings {
  readonly protocols: {
    readonly grpc: { readonly endpoint: string; readonly max_recv_msg_size_mib: number };
    readonly http?: {
      readonly max_request_body_size: number;
      readonly cors?: { readonly allowed_origins: string[] };
    };
  };
}

/** An exporter of OTLP in the Collector. */
interface OtlpExporterSettings {
  readonly endpoint: string;
  readonly proxy_url?: string;
  readonly auth?: { readonly authenticator: string };
  readonly tls?: { readonly insecure?: boolean; readonly ca_file?: string };
  readonly compression?: string;
  readonly timeout?: string;
  readonly retry_on_failure: { readonly max_elapsed_time: 0 } | { readonly enabled: false };
  readonly sending_queue: {
    readonly storage?: string;
    readonly sizer: 'bytes';
    readonly queue_size: number;
    readonly block_on_overflow?: boolean;
    readonly batch?: {
      readonly sizer: 'bytes';
      readonly flush_timeout: string;
      readonly min_size: number;
      readonly max_size: number;
    };
  };
}

/** What both exporters have. */
function sending(settings: OtlpExporterSettings, handlers: Handlers) {
  const { endpoint, proxy_url, auth, tls, compression, retry_on_failure, sending_queue } = settings;
  const { storage } = sending_queue;
  return {
    client: { endpoint, proxy_url, auth: auth && handlers.authentication(auth.authenticator), tls, compression },
    // Without end is a number in the Collector, and a duration here.
    retry_on_failure: 'enabled' in retry_on_failure ? retry_on_failure : { max_elapsed_time: '0s' as const },
    sending_queue: { ...sending_queue, storage: storage === undefined ? undefined : handlers.storage(storage) },
  };
}

/** Why an exporter is there, by its id. `usual`: of one that sends to a first destination. */
const why = (usual: string) => (id: string) => {
  if (id === copyExporter) return 'A copy, to itself: nobody waits for it, and what is refused is dropped and counted.';
  return isToCopy(id) ? 'To the second destination, as soon as it takes it.' : usual;
};

/** Where a receiver of Alloy listens by itself. */
const everywhere = `0.0.0.0:${otlpPorts['otlp-grpc'].container}`;

/** The ends of a pipeline, by their types in the Collector. */
export const endsOfPipelines: Readonly<Record<string, Translation>> = {
  otlp: translated(
    otlpReceiver,
    (id) =>
      id === copyReceiver
        ? 'Copies, which come from here: what is refused ends there.'
        : 'OTLP of applications and agents.',
    ({ protocols: { grpc, http } }: OtlpReceiverSettings) => ({
      grpc: {
        endpoint: grpc.endpoint === everywhere ? undefined : grpc.endpoint,
        max_recv_msg_size: `${grpc.max_recv_msg_size_mib}MiB`,
      },
      http: http && {
        max_request_body_size: `${http.max_request_body_size / mebibytes(1).bytes}MiB`,
        cors: http.cors,
      },
    }),
  ),
  jaeger: unchanged(jaegerReceiver, "Spans of Jaeger's clients and agents."),
  otlp_http: translated(otlpHttpExporter, why('To a store, as soon as it takes it.'), sending),
  otlp_grpc: translated(
    otlpExporter,
    why('To the store of traces, as soon as it takes them.'),
    (settings: OtlpExporterSettings, handlers) => ({ ...sending(settings, handlers), timeout: settings.timeout }),
  ),
};
