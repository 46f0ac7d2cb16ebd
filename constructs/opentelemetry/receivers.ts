import { type Bytes, type Duration, type Endpoint, mebibytes, type PortProps, type Workload } from '../kit';
import { judgingReceiver } from '../kit/vocabulary/copies';
import type { Receiver } from './pipelines';

/** The largest request where nothing else is said: what the receiver takes by HTTP by default. */
export const usualLargestRequest = mebibytes(20);

/** The ports of OTLP, for every signal, by their names in the Service. */
export const otlpPorts = {
  'otlp-grpc': { container: 4317 },
  'otlp-http': { container: 4318 },
} as const satisfies Readonly<Record<string, PortProps>>;

/** The ports of Jaeger's protocols. https://www.jaegertracing.io/docs/1.76/architecture/apis/ */
export const jaegerPorts = {
  'jaeger-grpc': { container: 14250 },
  'jaeger-http': { container: 14268 },
  'jaeger-compact': { container: 6831, transport: 'UDP' },
  'jaeger-binary': { container: 6832, transport: 'UDP' },
} as const satisfies Readonly<Record<string, PortProps>>;

/** The port at which somebody passes on what other clusters send. */
export const othersPorts = { 'otlp-others': { container: 4319 } } as const satisfies Readonly<
  Record<string, PortProps>
>;

/** From which pages browsers may send. */
export interface Cors {
  /** The origins of the pages, such as `['https://shop.example.com']`; `'*'`: every page. */
  readonly allowedOrigins: readonly string[];
}

const corsSettings = (cors?: Cors) => (cors ? { cors: { allowed_origins: cors.allowedOrigins } } : {});

const connections = (age?: Duration) =>
  age ? { keepalive: { server_parameters: { max_connection_age: age.toString() } } } : {};

/** Receivers listen on localhost unless told otherwise. */
const everywhere = ({ container }: PortProps) => ({ endpoint: `0.0.0.0:${container}` });

/**
 * OTLP by gRPC and HTTP, for every signal. By default gRPC takes 4 MiB and HTTP 20: what an agent has taken by the one, it could
 * not hand on by the other. `connectionAge`: how long a connection by gRPC lasts, so that clients come to pods that are new.
 */
export function otlp(largestRequest: Bytes, cors?: Cors, connectionAge?: Duration): Receiver {
  return {
    kind: 'receiver',
    id: 'otlp',
    settings: {
      protocols: {
        grpc: {
          ...everywhere(otlpPorts['otlp-grpc']),
          max_recv_msg_size_mib: largestRequest.mebibytes,
          ...connections(connectionAge),
        },
        http: {
          ...everywhere(otlpPorts['otlp-http']),
          max_request_body_size: largestRequest.bytes,
          ...corsSettings(cors),
        },
      },
    },
  };
}

/** Spans by gRPC that another Collector has taken. */
export const otlpOfCollectors = (largestRequest: Bytes): Receiver => ({
  kind: 'receiver',
  id: judgingReceiver,
  settings: {
    protocols: {
      grpc: { ...everywhere(otlpPorts['otlp-grpc']), max_recv_msg_size_mib: largestRequest.mebibytes },
    },
  },
});

/** OTLP of other clusters. The gateway that passes it on says in a header from whom it is, so headers are kept beside the data. */
export function otlpOfOthers(largestRequest: Bytes): Receiver {
  return {
    kind: 'receiver',
    id: 'otlp/of_others',
    settings: {
      protocols: {
        http: {
          ...everywhere(othersPorts['otlp-others']),
          max_request_body_size: largestRequest.bytes,
          include_metadata: true,
        },
      },
    },
  };
}

/**
 * Spans as the clients and agents of Jaeger send them.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/receiver/jaegerreceiver
 */
export function jaeger(): Receiver {
  return {
    kind: 'receiver',
    id: 'jaeger',
    settings: {
      protocols: {
        grpc: everywhere(jaegerPorts['jaeger-grpc']),
        thrift_http: everywhere(jaegerPorts['jaeger-http']),
        thrift_compact: everywhere(jaegerPorts['jaeger-compact']),
        thrift_binary: everywhere(jaegerPorts['jaeger-binary']),
      },
    },
  };
}

/** The endpoints for Jaeger's clients and agents. */
export const jaegerEndpoints = (workload: Workload): readonly Endpoint[] => [
  workload.endpoint('jaeger.grpc', 'jaeger-grpc', {}),
  workload.endpoint('jaeger.thrift-http', 'jaeger-http', {}, { path: '/api/traces' }),
  workload.endpoint('jaeger.thrift-compact', 'jaeger-compact', {}),
  workload.endpoint('jaeger.thrift-binary', 'jaeger-binary', {}),
];
