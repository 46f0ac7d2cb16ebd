import type { Receiver } from './pipelines';

export const grpcPort = 4317;
export const httpPort = 4318;

/** OTLP by gRPC and HTTP, for every signal. It listens on localhost unless told otherwise. */
export function otlp(): Receiver {
  return {
    kind: 'receiver',
    id: 'otlp',
    settings: {
      protocols: { grpc: { endpoint: `0.0.0.0:${grpcPort}` }, http: { endpoint: `0.0.0.0:${httpPort}` } },
    },
  };
}
