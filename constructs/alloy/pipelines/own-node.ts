import { type Endpoint, seconds } from '../../kit';
import type { Existing } from '../../kit/environment/existing';
import { isAddressedByIPv6 } from '../../kit/model/ip-families';
import { environmentVariable, object, plus } from '../syntax';
import { isScraping, type Pipeline, type PipelineSurroundings } from './pipeline';

/** What Alloy's process is told of the node on which it runs, as far as the pipelines ask. */
export const ownNodeVariables = (collect: readonly Pipeline[], existing: Existing) => ({
  ...(collect.length > 0 ? { NODE_NAME: { field: 'spec.nodeName' } } : {}),
  ...(collect.some((pipeline) => asksOwnNode(pipeline, existing)) ? { HOST_IP: { field: 'status.hostIP' } } : {}),
});

/** Whether a pipeline asks a program by the address of the own node. */
const asksOwnNode = (pipeline: Pipeline, existing: Existing): boolean =>
  isScraping(pipeline) && pipeline.sources(existing).some(({ peer }) => peer.kind === 'own-node');

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
