/** What texts ask for: queries in dashboards, and metrics in queries. */
export { askedMetrics } from './asked-metrics';
export { asksNobody } from './asks-nobody';
export { dashboardQueries, isQueryLanguage, type QueryLanguage, type UsedQuery } from './dashboard-queries';
export { showsNothing } from './shows-nothing';
export { type Asked, withoutVariables } from './variables';
