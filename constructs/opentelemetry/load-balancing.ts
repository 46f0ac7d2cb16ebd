import type { Bytes, Endpoint } from '../kit';
import type { Exporter, Settings } from './pipelines';

/** Pods that judge traces are found by the addresses of a name. `sent`: how what is sent to them waits. */
const toOneOf = ({ host, targetPort }: Endpoint<'otlp.grpc'>, sent: Settings): Settings => ({
  // The default, written because wholeness depends on it.
  routing_key: 'traceID',
  // By DNS: the Kubernetes API names pods that are not ready too, and one on a dead node for as long as the node is dead.
  resolver: { dns: { hostname: host, port: String(targetPort) } },
  ...sent,
  protocol: {
    otlp: {
      tls: { insecure: true },
      // What waits for one pod would be lost when its address goes. https://github.com/open-telemetry/opentelemetry-collector-contrib/issues/35378
      sending_queue: { enabled: false },
      retry_on_failure: { enabled: false },
    },
  },
});

/**
 * Sends all spans of a trace to the same one of several pods. Each pod that sends finds the same one.
 * https://github.com/open-telemetry/opentelemetry-collector-contrib/tree/main/exporter/loadbalancingexporter
 */
export const loadBalancing = (samplers: Endpoint<'otlp.grpc'>): Exporter => ({
  kind: 'exporter',
  id: 'load_balancing',
  settings: toOneOf(samplers, {
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
  }),
});

/**
 * The same to one of further pods, which judge the trace too. No sender waits for these: what they cannot take now, the pod has that judges
 * it first.
 */
export const loadBalancingCopy = (samplers: Endpoint<'otlp.grpc'>, queue: Bytes): Exporter => ({
  kind: 'exporter',
  id: 'load_balancing/copy',
  settings: toOneOf(samplers, {
    retry_on_failure: { enabled: false },
    sending_queue: {
      sizer: 'bytes',
      queue_size: queue.bytes,
      // As many requests as wait for a pod that is away would else make all others wait.
      num_consumers: 100,
    },
  }),
});
