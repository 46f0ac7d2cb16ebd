import type { Component, Workload } from '../kit';
import { isFromKubelet, isOfHosts, isScraped, type Pulled } from '../scrape/pulled';

/** Connects Prometheus with what it pulls that no component of the environment brings. */
export function connectPulled(
  workload: Workload,
  pulled: readonly Pulled[],
  { existing }: Pick<Component['environment'], 'existing'>,
): void {
  for (const endpoint of pulled.filter(isScraped).flatMap((each) => each.endpoints(existing))) {
    workload.connect('scrape', 'prometheus.exposition', endpoint);
  }
  for (const endpoint of pulled.filter(isOfHosts).flatMap(({ targets }) => targets)) {
    workload.connect('scrape', 'prometheus.exposition', endpoint, { usesAccess: true });
  }
  if (pulled.some(isFromKubelet)) workload.connect('scrape', 'kubelet', existing.kubelets);
}
