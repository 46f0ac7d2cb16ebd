import type { Stage } from '../model/stage';
import { collector } from '../needs/collector';
import { logAgent } from '../needs/log-agent';
import { eachNamed } from '../needs/running';
import { logStore, metricStore, traceStore } from '../needs/stores';
import type { Given, Needs } from '../suite/need';

/** What dashboards need that show log lines and traces beside metrics. `workloads`: whose data it is. */
export const evidenceNeeds = ({ model }: Stage, workloads: readonly string[]) =>
  ({
    workloads: eachNamed(model, workloads),
    collector: collector(model),
    agent: logAgent(model),
    metrics: metricStore(model),
    logs: logStore(model),
    traces: traceStore(model),
  }) satisfies Needs;

export type EvidenceNeeds = ReturnType<typeof evidenceNeeds>;
export type Stores = Given<EvidenceNeeds>;
