import type { Component, Duration, Endpoint, PrometheusDatasource } from '../kit';
import { watchedFor } from '../kit/model/watched-for';

/** Prometheus as Grafana asks it. `interval`: how far apart samples are. */
export const datasourceOf = (
  { name, reference, environment }: Component,
  endpoint: Endpoint<'prometheus.query'>,
  interval: () => Duration,
): PrometheusDatasource => ({
  type: 'prometheus',
  name: 'Prometheus',
  uid: name,
  flavor: 'Prometheus',
  // Known when every component is there.
  get interval() {
    return interval();
  },
  endpoint,
  store: reference,
  evaluatesAlerts: true,
  watches: () => watchedFor(environment.connections, reference),
});
