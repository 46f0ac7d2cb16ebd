import type { Container } from '../cluster/container';
import type { Pod } from '../cluster/pod';
import { ask } from '../http';
import type { Model } from '../model';
import { Sender } from '../send/otlp';
import type { Need } from '../suite/need';
import { running } from './running';

/** The running Collector. */
export interface Collector {
  readonly container: Container;
  /** An application that sends to it from a pod. `resource`: the attributes that the application states. */
  sender(pod: Pod, resource?: Readonly<Record<string, string>>): Sender;
  /** The bytes that wait in all of its queues, by its own metrics. */
  queued(): Promise<number>;
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
          queued: () => queued(cluster.urlOf(collectorMetrics)),
        },
      };
    },
  };
}

async function queued(metricsUrl: string): Promise<number> {
  const { text } = await ask(metricsUrl);
  const sizes = [...text.matchAll(/^otelcol_exporter_queue_size\{.*\} (\S+)$/gm)].map(([, size]) => Number(size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
