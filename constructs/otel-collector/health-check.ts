import type { Extension } from '../opentelemetry/pipelines';

export const healthPort = 13133;

/** Answers the kubelet's probes. It listens on localhost unless told otherwise. */
export function healthCheck(): Extension {
  return { kind: 'extension', id: 'health_check', settings: { endpoint: `0.0.0.0:${healthPort}` } };
}
