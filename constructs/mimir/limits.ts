import { mimirAssumptions } from './assumptions';

/** The active series by default. */
export const usualSeries = 50_000;

/** The series that are taken: half as many more, for those that a roll-out of applications replaces, which stay for some hours. */
export const seriesTaken = (activeSeries: number): number => Math.ceil(activeSeries * mimirAssumptions.churn.value);

/** Mimir's own words for the two. https://grafana.com/docs/mimir/latest/configure/configuration-parameters/#limits */
export const haLabels = { cluster: 'cluster', replica: '__replica__' };
