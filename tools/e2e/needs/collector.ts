import { sumShown } from '../../shown-metrics';
import type { Container } from '../cluster/container';
import type { Pod } from '../cluster/pod';
import type { Model } from '../model';
import { Sender } from '../send/otlp';
import type { Need } from '../suite/need';
import { running } from './running';

/** The running Collector. */
export interface Collector {
  readonly container: Container;
  /** An application that sends to it from a pod. `resource`: the attributes that the application states. */
  sender(pod: Pod, resource?: Readonly<Record<string, string>>): Sender;
  /** The bytes that wait in its queues, by its own metrics. `signal`: in those of one signal. */
  queued(signal?: 'traces' | 'metrics' | 'logs'): Promise<number>;
}

export function collector(model: Model): Need<Collector> {
  const { otlp, collectorMetrics } = model;
  return {
    find: (run) => {
      const found = running(otlp.peer).find(run);
      if ('missing' in found) return found;
      const { cluster } = run;
      return {
        given: {
          container: found.given,
          sender: (pod, resource) => new Sender(cluster.urlOf(otlp), pod, resource),
          queued: (signal) =>
            sumShown(
              cluster.urlOf(collectorMetrics),
              new RegExp(`^otelcol_exporter_queue_size\\{.*data_type="${signal ?? ''}`),
            ),
        },
      };
    },
  };
}
