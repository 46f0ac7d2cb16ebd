import { type Endpoint, seconds } from '../../kit';
import { isAddressedByIPv6 } from '../../kit/model/ip-families';
import { environmentVariable, object, plus } from '../syntax';
import type { PipelineSurroundings } from './pipeline';

/** What Alloy's process is told of the node on which it runs. */
export const ownNodeVariables = {
  NODE_NAME: { field: 'spec.nodeName' },
  HOST_IP: { field: 'status.hostIP' },
};

/** The own node's name, as Alloy reads it. */
export const nodeName = environmentVariable('NODE_NAME');
const hostAddress = environmentVariable('HOST_IP');

/** How often everything is scraped: twice in the shortest time over which dashboards take a rate. */
export const scrapeInterval = seconds(30);

/** The node's own program at an endpoint, as the one target of a scrape. */
export function ownNodeTarget({ port }: Endpoint, { cluster }: PipelineSurroundings) {
  const address = isAddressedByIPv6(cluster)
    ? plus(plus('[', hostAddress), `]:${port}`)
    : plus(hostAddress, `:${port}`);
  return object({ __address__: address, instance: nodeName, node: nodeName });
}

/** Pods of the own node alone: an agent that watched every pod would hold the whole cluster in memory. */
export const ownNodePods = { role: 'pod', field: plus('spec.nodeName=', nodeName) } as const;

/** The rule that gives a target the label `node`. */
export const nodeRule = { target_label: 'node', replacement: nodeName };
