import type { Pod } from '../cluster/pod';
import type { Model } from '../model';
import { Sender } from '../send/otlp';
import type { Need } from '../suite/need';
import { running } from './running';

/** Makes an application that sends from a pod to an agent. The agent hands everything on to the Collector. */
export type Forwarder = (pod: Pod, resource: Readonly<Record<string, string>>) => Sender;

export function forwarder(model: Model): Need<Forwarder> {
  const { forwarder: endpoint } = model;
  return {
    find: (run) => {
      const found = running(endpoint.peer).find(run);
      if ('missing' in found) return found;
      const { workload } = found.given.pod;
      const blocks = (run.leftOut.get(workload) ?? []).filter((name) => name.startsWith('otelcol.'));
      if (blocks.length > 0) return { missing: `this ${workload} was built without ${blocks.join(', ')}` };
      return { given: (pod, resource) => new Sender(run.cluster.urlOf(endpoint), pod, resource) };
    },
  };
}
