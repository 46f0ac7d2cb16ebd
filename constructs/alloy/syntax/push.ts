import { componentKind } from './file';
import type { LogReceiver } from './loki';
import type { OtlpConsumer } from './otelcol';
import type { ProfilesReceiver } from './pyroscope';
import type { Expression } from './value';

/** Where a component listens. */
interface ListeningArguments {
  readonly listen_address: string;
  readonly listen_port: number;
}

/** https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.api/ */
export interface LokiSourceApiArguments {
  readonly http: ListeningArguments;
  /** A line has the time that its sender says. Default: when it came. */
  readonly use_incoming_timestamp?: boolean;
  readonly forward_to: readonly LogReceiver[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/pyroscope/pyroscope.receive_http/ */
export interface PyroscopeReceiveHttpArguments {
  readonly http: ListeningArguments;
  readonly forward_to: readonly ProfilesReceiver[];
}

/** https://grafana.com/docs/alloy/latest/reference/components/faro/faro.receiver/ */
export interface FaroReceiverArguments {
  readonly server: {
    readonly listen_address?: string;
    readonly listen_port?: number;
    readonly cors_allowed_origins?: readonly string[];
    readonly api_key?: Expression;
    readonly max_allowed_payload_size?: string;
  };
  /** Where the code of a page is looked up for its stack traces. */
  readonly sourcemaps?: { readonly download?: boolean };
  readonly output: { readonly logs?: readonly LogReceiver[]; readonly traces?: readonly OtlpConsumer[] };
}

/** https://grafana.com/docs/alloy/latest/reference/components/local/local.file/ */
export interface LocalFileArguments {
  readonly filename: string;
  /** What it holds is not shown. Default: it is. */
  readonly is_secret?: boolean;
}

/** Takes log lines in Loki's own protocol. */
export const lokiSourceApi = componentKind<LokiSourceApiArguments, Record<never, never>>('loki.source.api', {});

/** Takes profiles of SDKs. */
export const pyroscopeReceiveHttp = componentKind<PyroscopeReceiveHttpArguments, Record<never, never>>(
  'pyroscope.receive_http',
  {},
);

/** Takes logs, errors, measurements and spans of browsers, from Grafana's Faro SDK. */
export const faroReceiver = componentKind<FaroReceiverArguments, Record<never, never>>('faro.receiver', {});

/** Reads a file, again when it changes. */
export const localFile = componentKind<LocalFileArguments, { content: 'text' }>('local.file', { content: 'text' });
