import { collector } from '../needs/collector';
import { logAgent } from '../needs/log-agent';
import { logStore, metricStore, traceStore } from '../needs/stores';
import type { Given, Needs } from '../suite/need';
import type { Stage } from '../suite/part';

/** What dashboards need that show log lines and traces beside metrics. */
export const evidenceNeeds = ({ model }: Stage) =>
  ({
    collector: collector(model),
    agent: logAgent(model),
    metrics: metricStore(model),
    logs: logStore(model),
    traces: traceStore(model),
  }) satisfies Needs;

export type Stores = Given<ReturnType<typeof evidenceNeeds>>;
