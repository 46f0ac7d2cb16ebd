import type { MetricStore } from '../stores';

export const mimir: MetricStore = { workload: 'mimir', port: 'http', path: '/prometheus' };

/** The small one that watches the pipeline. */
export const pipelinePrometheus: MetricStore = { workload: 'prometheus', port: 'http', path: '' };
