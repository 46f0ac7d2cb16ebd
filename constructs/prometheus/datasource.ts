import type { Component, Duration, Endpoint, PrometheusDatasource } from '../kit';

/** Prometheus as Grafana asks it. `interval`: how far apart samples are. `watches`: how many components it pulls metrics from. */
export const datasourceOf = (
  { name, reference }: Component,
  endpoint: Endpoint<'prometheus.query'>,
  { interval, watches }: { readonly interval: () => Duration; readonly watches: () => number },
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
  watches,
});
