import type { Endpoint, Workload } from '../../kit';

/** Which workload of a store does what, the same for every form. */
export interface StorePods {
  /** Who takes what is sent. */
  readonly push: Workload;
  /** Who answers questions. */
  readonly query: Workload;
  /** All of them. */
  readonly workloads: readonly Workload[];
  /** Whether each pod shows metrics of its own. */
  readonly everyPod: boolean;
}

/** Where each workload of a store shows its metrics: who takes what is sent, and then the others. */
export function metricsOf({
  push,
  workloads,
  everyPod,
}: StorePods): [Endpoint<'prometheus.exposition'>, ...Endpoint<'prometheus.exposition'>[]] {
  const shownBy = (workload: Workload) =>
    workload.endpoint('prometheus.exposition', 'http', { everyPod }, { path: '/metrics' });
  return [shownBy(push), ...workloads.filter((workload) => workload !== push).map(shownBy)];
}
