import type { Datasource } from '../../kit';
import type { Dashboard } from './dashboard';

/** The dashboards as files; one that lacks a datasource is a finding and has none. */
export function dashboardFiles(
  dashboards: readonly Dashboard[],
  datasources: readonly Datasource[],
): Record<string, string> {
  const files: Record<string, string> = {};
  for (const dashboard of dashboards) {
    const content = dashboard.build(datasources);
    if (content) files[`${dashboard.uid}.json`] = JSON.stringify(content, null, 2);
  }
  return files;
}
