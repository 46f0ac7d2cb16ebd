import { type Component, mebibytes, millicores, type ResourceProps } from '../kit';
import type { WatchedAddress } from '../kit/vocabulary/watched';
import { checkMemory } from '../stores/capacity';
import { grouped, mostOfEach, warnOfStatedLoad } from '../stores/sizing';
import type { Pipeline } from './pipelines';
import type { AlloyProps } from './props';
import { usualLimits } from './scrape-limits';
import { type AgentWork, agentNeed, agentSize } from './sizing';

const usual: ResourceProps = { cpu: millicores(60), memory: mebibytes(192), memoryLimit: mebibytes(512) };

/** What passes the agents. `watched`: what they watch, of which one may show the objects of the whole cluster to one agent. */
export function workOf(
  { copyTo, otlpTo, logsTo, metricsTo }: AlloyProps,
  pipelines: readonly Pipeline[],
  watched: readonly WatchedAddress[],
): AgentWork {
  const ofLines = pipelines.filter((pipeline) => pipeline.sendsTo === 'logsTo');
  const sent = [logsTo, copyTo?.logs].filter((to) => to !== undefined).length;
  return {
    lines: ofLines.some(({ ofNodes }) => !ofNodes) ? sent : 0,
    journals: ofLines.some(({ ofNodes }) => ofNodes) ? sent : 0,
    ofNodes: metricsTo !== undefined,
    ofApplications: pipelines.some((pipeline) => 'ofApplications' in pipeline && pipeline.ofApplications),
    spans: otlpTo !== undefined,
    ofCluster: Math.max(0, ...watched.map(({ endpoint }) => endpoint.offers.shows?.samples ?? 0)),
  };
}

/** What an agent asks for: what is stated, or what its load needs, or what is enough for a usual node. */
export const resourcesOf = ({ resources, load }: AlloyProps, work: AgentWork): ResourceProps =>
  resources ?? (load ? agentSize(load, work).resources : usual);

/** The same of an agent of which it is known when all is watched. */
export const late = (of: () => ResourceProps): ResourceProps => ({
  get cpu() {
    return of().cpu;
  },
  get memory() {
    return of().memory;
  },
  get memoryLimit() {
    const { memory, memoryLimit = memory } = of();
    return memoryLimit;
  },
});

/** Reports memory that is too little for what is known to come, and says of what is not known that a load would say it. */
export function checkSized(component: Component, { resources, load }: AlloyProps, work: AgentWork): void {
  const { check } = component;
  const { ofCluster = 0 } = work;
  if (load && resources && check.sound('resources'))
    checkMemory(check, resources, {
      needed: mostOfEach(agentNeed(load, work)),
      load: `what comes of ${grouped(load.pods)} pods on ${grouped(load.nodes)} nodes takes`,
      less: 'no resources, which follow from the load then',
    });
  if (load || resources) return;
  warnOfStatedLoad(component, 'the agents are for a usual node', 'the same load, or resources');
  if (ofCluster > usualLimits.sampleLimit)
    check.warn(
      'load',
      `one program shows about ${grouped(ofCluster)} samples, and the agents have memory for ${grouped(usualLimits.sampleLimit)}`,
      'the load by which that program is sized, or resources',
    );
}
