/** What upstream's charts and pages ask for at a million series, 10 MB of lines and 10,000 spans a second. */
export interface ChartRow {
  readonly role: string;
  readonly pods: number;
  /** Cores of each pod. Undefined: upstream does not say. */
  readonly cores?: number;
  /** Memory of each pod, in GiB; where upstream gives a range, its lower end. */
  readonly memory: number;
  readonly source: string;
}

const values = 'small.yaml';
const defaults = 'values.yaml: its memory for items and a fifth, and half a core';

/** mimir-distributed, about a million series each fifteen seconds and five queries a second, as its own words say. */
const mimir: readonly ChartRow[] = [
  { role: 'distributor', pods: 2, cores: 2, memory: 4, source: values },
  { role: 'ingester', pods: 3, cores: 3.5, memory: 8, source: values },
  { role: 'querier', pods: 1, cores: 2, memory: 4, source: values },
  { role: 'query-frontend', pods: 1, cores: 2, memory: 2, source: values },
  { role: 'query-scheduler', pods: 2, cores: 0.1, memory: 0.125, source: 'values.yaml' },
  { role: 'store-gateway', pods: 3, cores: 1, memory: 1.5, source: values },
  { role: 'compactor', pods: 1, cores: 1, memory: 1.5, source: values },
  { role: 'ruler', pods: 1, cores: 1, memory: 2, source: values },
  { role: 'results cache', pods: 3, cores: 0.5, memory: 0.6, source: defaults },
  { role: 'metadata cache', pods: 3, cores: 0.5, memory: 0.6, source: defaults },
  { role: 'index cache', pods: 3, cores: 0.5, memory: 2.4, source: defaults },
  { role: 'chunks cache', pods: 3, cores: 0.5, memory: 9.6, source: defaults },
];

const size = 'less than 3 TB a day';

/** The page of sizes of Loki. It has no ruler and no caches. */
const loki: readonly ChartRow[] = [
  { role: 'distributor', pods: 4, cores: 2, memory: 0.5, source: size },
  { role: 'ingester', pods: 6, cores: 2, memory: 4, source: size },
  { role: 'querier', pods: 10, cores: 1, memory: 1, source: size },
  { role: 'query-frontend', pods: 2, cores: 1, memory: 2, source: size },
  { role: 'query-scheduler', pods: 2, cores: 1, memory: 0.5, source: size },
  { role: 'index-gateway', pods: 4, cores: 0.5, memory: 2, source: size },
  { role: 'compactor', pods: 1, cores: 2, memory: 10, source: size },
];

/** The page of sizes of Tempo, for 10 MB/s in two zones. It says no cores for what queries, and has no generator of metrics. */
const tempo: readonly ChartRow[] = [
  { role: 'distributor', pods: 1, cores: 2, memory: 1.9, source: 'one for 10 MB/s' },
  { role: 'live-store', pods: 4, cores: 1, memory: 3.7, source: 'one for 6 to 10 MB/s, in two zones; 4 to 20 GB' },
  { role: 'block-builder', pods: 2, cores: 0.5, memory: 4.7, source: 'one for a partition; 5 to 10 GB' },
  { role: 'querier', pods: 5, memory: 3.7, source: 'one for 1 to 2 MB/s; 4 to 20 GB' },
  { role: 'query-frontend', pods: 2, memory: 3.7, source: '4 to 20 GB' },
  { role: 'backend-scheduler', pods: 1, cores: 0.5, memory: 0.9, source: '1 to 2 GB' },
  { role: 'backend-worker', pods: 2, cores: 0.5, memory: 0.9, source: '1 to 2 GB; how many is not said' },
];

/** By the name of the store, with what it is. */
export const charts = {
  mimir: {
    rows: mimir,
    source:
      '[`operations/helm/charts/mimir-distributed/small.yaml`](https://github.com/grafana/mimir/blob/01a95f5b901d507e2b6a015dfa11db40b2b401e8/operations/helm/charts/mimir-distributed/small.yaml) and `values.yaml` beside it',
  },
  loki: { rows: loki, source: '[Size the cluster](https://grafana.com/docs/loki/latest/setup/size/)' },
  tempo: {
    rows: tempo,
    source: '[Size the cluster](https://grafana.com/docs/tempo/latest/set-up-for-tracing/setup-tempo/plan/size/)',
  },
} as const;
