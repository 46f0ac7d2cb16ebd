import { collector } from '../needs/collector';
import { logAgent } from '../needs/log-agent';
import { running } from '../needs/running';
import { logStore, metricStore, traceStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { exemplarOf } from './exemplars';
import { logQuery, metricQuery, type Query, traceQuery } from './query-checks';

export interface TellingProps {
  /** The workloads that must run. */
  readonly workloads: readonly string[];
  readonly metrics: readonly Query[];
  readonly traces: readonly string[];
  readonly logs: readonly Query[];
  /** Series with exemplars. */
  readonly exemplarsOf: readonly { readonly series: string; readonly service: string }[];
}

/** The first pull of an agent comes within a minute. */
const metricSeconds = 90;

/** A search leaves out traces of the last half minute. */
const traceSeconds = 120;

/** Services that make their own load tell of it in metrics, traces and lines, and every query about that is answered. */
export const telling = ({ workloads, metrics, traces, logs, exemplarsOf }: TellingProps): Part => ({
  title: `What ${workloads.length} services tell`,
  steps: ({ model }) => {
    const services = Object.fromEntries(workloads.map((name) => [name, running(model.workload(name).peer)]));
    const sending = { ...services, collector: collector(model) };
    const printing = { ...services, agent: logAgent(model) };
    return [
      ...traces.map((query) => traceQuery(query, traceStore(model), traceSeconds, sending)),
      ...logs.map((query) => logQuery(query, logStore(model), 30, printing)),
      ...metrics.map((query) => metricQuery(query, metricStore(model), metricSeconds, printing)),
      ...exemplarsOf.map(({ series, service }) => exemplarOf(model, series, service, printing)),
    ];
  },
});
