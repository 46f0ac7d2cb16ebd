import { collector } from '../needs/collector';
import { logAgent } from '../needs/log-agent';
import { running } from '../needs/running';
import { logStore, metricStore, traceStore } from '../needs/stores';
import { allOf, type Given, type Needs } from '../suite/need';
import type { Stage } from '../suite/part';

/** What dashboards need that show log lines and traces beside metrics. `workloads`: whose data it is. */
export const evidenceNeeds = ({ model }: Stage, workloads: readonly string[]) =>
  ({
    workloads: allOf(workloads.map((name) => running(model.workload(name).peer))),
    collector: collector(model),
    agent: logAgent(model),
    metrics: metricStore(model),
    logs: logStore(model),
    traces: traceStore(model),
  }) satisfies Needs;

export type EvidenceNeeds = ReturnType<typeof evidenceNeeds>;
export type Stores = Given<EvidenceNeeds>;
