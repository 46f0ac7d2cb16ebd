import { PanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';

/** The order of Grafana's own: what fires first. */
const byImportance = 3;

/**
 * The alert rules that fire, are about to, or cannot be evaluated, of every datasource that evaluates some.
 * https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/alert-list/
 */
export const alertList = ({ title, description }: { readonly title: string; readonly description: string }) =>
  new PanelBuilder()
    .type('alertlist')
    .title(title)
    .description(description)
    .options({
      viewMode: 'list',
      groupMode: 'default',
      groupBy: [],
      maxItems: 50,
      sortOrder: byImportance,
      dashboardAlerts: false,
      alertName: '',
      alertInstanceLabelFilter: '{severity!="none"}',
      // All of them.
      datasource: '',
      stateFilter: { firing: true, pending: true, error: true, noData: false, normal: false },
    });
