import { coresOf, fromBytes, type Load, type RoleNeed, type RoleSize, roleSize } from '../stores/sizing';
import { alloyAssumptions as assumed } from './assumptions';
import { scrapeInterval } from './pipelines/own-node';

/** How much of a load passes the agents. */
export interface AgentWork {
  /** How often the log lines of pods are sent: not at all, once, or twice with a copy. */
  readonly lines: number;
  /** The same of the journals of nodes. Default: not at all. */
  readonly journals?: number;
  /** Whether they take metrics of their node, of its pods and of the platform. */
  readonly ofNodes: boolean;
  /** Whether they take those of applications, which then may be all series of the load. */
  readonly ofApplications: boolean;
  /** Whether applications send spans to them. */
  readonly spans: boolean;
  /** The samples of the whole cluster, of which one agent takes all: the one beside the program that shows them. Default: none. */
  readonly ofCluster?: number;
}

/** What the agents of the nodes of a load need: any of them may be on the node with most pods, and beside what shows the whole cluster. */
export function agentNeed(
  load: Load,
  { lines, journals = 0, ofNodes, ofApplications, spans, ofCluster = 0 }: AgentWork,
): RoleNeed {
  const { nodes, pods, activeSeries, logs, spansPerSecond } = load;
  const bytes = logs.bytesPerSecond * lines + assumed.journalBytes.value * nodes * journals;
  const received = spans ? spansPerSecond : 0;
  const own = ofNodes ? assumed.podSeries.value * pods + assumed.nodeSeries.value * nodes : 0;
  const others = ofApplications ? activeSeries : 0;
  const memory =
    (assumed.lineMemory.value * bytes) / 1_000_000 +
    fromBytes(assumed.seriesMemory.value * (own + others) + assumed.spanMemory.value * received);
  return {
    cores:
      coresOf(assumed.lineTime.value, bytes) +
      coresOf(assumed.sampleTime.value, own / scrapeInterval.seconds + others / load.scrapeInterval.seconds) +
      coresOf(assumed.spanTime.value, received),
    memory,
    peakMemory: assumed.unevenness.value * memory + nodes * fromBytes(assumed.seriesMemory.value * ofCluster),
    baseMemory: assumed.baseMemory.value,
    least: nodes,
    mostCores: Number.POSITIVE_INFINITY,
    mostMemory: Number.MAX_SAFE_INTEGER,
    takesOver: false,
  };
}

/** The same as pods, one on each node. */
export const agentSize = (load: Load, work: AgentWork): RoleSize => roleSize(agentNeed(load, work));
