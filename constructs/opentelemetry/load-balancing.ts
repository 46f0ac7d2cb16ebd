import type { Endpoint } from '../kit';
import type { Exporter } from './pipelines';

/**
 * Sends all spans of a trace to the same one of several pods, found by the addresses of the name. Each pod that sends finds the same one.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/loadbalancingexporter
 */
export const loadBalancing = ({ host, targetPort }: Endpoint<'otlp.grpc'>): Exporter => ({
  kind: 'exporter',
  id: 'load_balancing',
  settings: {
    // The default, written because wholeness depends on it.
    routing_key: 'traceID',
    // By DNS: the Kubernetes API names pods that are not ready too, and one on a dead node for as long as the node is dead.
    resolver: { dns: { hostname: host, port: String(targetPort) } },
    // Without a queue: a sender has its answer when the pod that judges has the spans, so that nothing is lost with a pod that only passes on.
    // And with one, the few who work on it would all wait for a pod that is away, and nobody's spans would pass.
    // A request that was refused is tried again for less than an SDK waits, also at another pod when the addresses have changed.
    retry_on_failure: {
      enabled: true,
      // Each time the spans of other traces in the request arrive once more.
      initial_interval: '3s',
      randomization_factor: 0.5,
      multiplier: 1,
      max_interval: '3s',
      max_elapsed_time: '8s',
    },
    protocol: {
      otlp: {
        tls: { insecure: true },
        // What waits for one pod would be lost when its address goes. https://github.com/open-telemetry/opentelemetry-collector-contrib/issues/35378
        sending_queue: { enabled: false },
        retry_on_failure: { enabled: false },
      },
    },
  },
});
