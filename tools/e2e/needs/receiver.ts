import type { Endpoint } from '../../../constructs/kit';
import type { Pod } from '../cluster/pod';
import { Sender } from '../send/otlp';
import type { Need } from '../suite/need';
import { running } from './running';

/** Makes an application that sends from a pod to one of several receivers. `resource`: the attributes that it states. */
export type SendersTo = (pod: Pod, resource: Readonly<Record<string, string>>) => Sender;

/** One of the components that take OTLP of applications, running with everything that it does to it. */
export const receiver = (endpoint: Endpoint<'otlp.http'>): Need<SendersTo> => ({
  find: (run) => {
    const found = running(endpoint.peer).find(run);
    if ('missing' in found) return found;
    const { workload } = found.given.pod;
    const blocks = run.leftOut.get(workload) ?? [];
    if (blocks.length > 0) return { missing: `this ${workload} was built without ${blocks.join(', ')}` };
    return { given: (pod, resource) => new Sender(run.cluster.urlOf(endpoint), pod, resource) };
  },
});
