import type { Protocol } from '../../../constructs/kit';
import type { Peer } from '../../../constructs/kit/model/peer';
import type { Container } from '../cluster/container';
import type { Model } from '../model';
import { allOf, type Need } from '../suite/need';
import type { Run } from '../suite/run';

/** The container of a pod with the pod's own program. A program that stands in its place is not enough. */
export const running = (peer: Peer): Need<Container> => ({
  find: ({ cluster }) => {
    const pod = cluster.podBehind(peer);
    const container = cluster.container(pod);
    return container ? { given: container } : { missing: cluster.whyNot(pod) };
  },
});

/** The containers of workloads by their names, one pod of each with its own program. */
export const eachNamed = (model: Model, workloads: readonly string[]): Need<readonly Container[]> =>
  allOf(workloads.map((name) => running(model.workload(name).peer)));

/** The containers of every pod of a workload, each with the pods' own program. */
export const eachRunning = (peer: Peer): Need<readonly Container[]> => ({
  find: ({ cluster }) => {
    const pods = cluster.podsBehind(peer);
    const missing = pods.find((pod) => !cluster.container(pod));
    if (missing) return { missing: cluster.whyNot(missing) };
    return { given: pods.flatMap((pod) => cluster.container(pod) ?? []) };
  },
});

/** The container of a pod, even if another program stands in the place of its own. */
export const inItsPlace = (peer: Peer): Need<Container> => ({
  find: ({ cluster }) => {
    const pod = cluster.podBehind(peer);
    const container = cluster.process(pod);
    if (!container) return { missing: cluster.whyNot(pod) };
    return { given: container, remark: cluster.standsFor(pod) && `of what stands for ${pod.workload}` };
  },
});

/** The container of a pod with the pod's own program, or with another one that answers the protocol as that would. */
export const answering = (peer: Peer, protocol: Protocol): Need<Container> => ({
  find: (run) => {
    const { cluster } = run;
    const pod = cluster.podBehind(peer);
    const [remark, container] = [cluster.answersInPlace(pod, protocol), cluster.process(pod)];
    return remark && container ? { given: container, remark: `asked of ${remark}` } : running(peer).find(run);
  },
});

/** The client of a store. All pods of the store must run. */
export function whereAllRun<Client>(pods: readonly Need<Container>[], client: (run: Run) => Client): Need<Client> {
  const all = allOf(pods);
  return {
    find: (run) => {
      const found = all.find(run);
      return 'missing' in found ? found : { ...found, given: client(run) };
    },
  };
}
