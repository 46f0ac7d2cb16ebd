import { type Component, type Endpoint, type PrometheusDatasource, seconds } from '../kit';
import { watchedFor } from '../kit/model/watched-for';

/** The Prometheus of a stack, as the stack's Grafana has it already. */
export const existingDatasource = (
  { environment, reference }: Component,
  endpoint: Endpoint<'prometheus.query'>,
  uid = 'prometheus',
): PrometheusDatasource => ({
  type: 'prometheus',
  existing: true,
  name: 'Prometheus',
  uid,
  flavor: 'Prometheus',
  // The chart's own.
  interval: seconds(30),
  endpoint,
  store: reference,
  watches: () => watchedFor(environment.connections, reference),
});

/** The same once more, to be written. Neither may follow from what is there: Grafana does not start with an old name under a new uid. */
export const withLinks = (existing: PrometheusDatasource): PrometheusDatasource => ({
  ...existing,
  existing: false,
  name: 'Prometheus with links',
  uid: 'prometheus-with-links',
});
