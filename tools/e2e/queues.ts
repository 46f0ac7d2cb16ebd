import type { Container } from './cluster/container';
import { portOf } from './cluster/pod';
import { ask } from './http';

/** How many bytes wait in all of the Collector's queues, by its own metrics. */
export async function queued({ pod }: Container): Promise<number> {
  const { text } = await ask(`http://${pod.address}:${portOf(pod, 'metrics')}/metrics`);
  const sizes = [...text.matchAll(/^otelcol_exporter_queue_size\{.*\} (\S+)$/gm)].map(([, size]) => Number(size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
