import type { Component, Endpoint, Workload } from '../kit';
import { MissingEndpoint } from '../kit/model/endpoint';
import { addressesOf, type Watched } from '../kit/vocabulary/watched';
import { isFromKubelet, isOfHosts, isScraped, type Pulled } from '../scrape/pulled';
import { grouped } from '../stores/sizing';
import { usualSeries } from './checks';
import { isPair } from './pair';
import type { PrometheusProps } from './props';
import { largestWrite, mostOfProgram } from './remote-write';

/** Connects Prometheus with the store to which it sends, and each of a pair with both. */
export function connectPair(workload: Workload, props: PrometheusProps, own: Endpoint<'prometheus.exposition'>): void {
  const { metricsTo, series = usualSeries } = props;
  if (isPair(props)) workload.connect('replicas', 'prometheus.exposition', own);
  if (!metricsTo || metricsTo instanceof MissingEndpoint) return;
  const largestRequest = largestWrite(series, metricsTo);
  workload.connect('metricsTo', 'prometheus.remote-write', metricsTo, {
    usesAccess: true,
    usesProxy: true,
    largestRequest,
  });
}

/** Connects Prometheus with a component that it watches. Reports one that shows more than it takes: of that nothing at all is taken. */
export function connectWatched(
  workload: Workload,
  { check }: Component,
  watched: Watched,
  props: PrometheusProps,
): void {
  const { series = usualSeries, keep } = props;
  for (const { endpoint } of addressesOf(watched)) {
    workload.connect('watch', 'prometheus.exposition', endpoint);
    const { shows } = endpoint.offers;
    if (!shows || !check.sound('series')) continue;
    const kept = keep === 'everything' ? shows.samples : shows.asked;
    check.require(
      kept <= mostOfProgram(series),
      'series',
      `${endpoint.owner.component} shows about ${grouped(kept)} samples of its load that are kept, and of a program with more than ${grouped(mostOfProgram(series))} nothing is taken`,
      `series: ${2 * kept} or more`,
    );
  }
}

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
    workload.connect('scrape', 'prometheus.exposition', endpoint, { usesAccess: true, usesProxy: true });
  }
  if (pulled.some(isFromKubelet)) workload.connect('scrape', 'kubelet', existing.kubelets);
}
