import type { Component, Datasource } from '../../kit';
import { hashOf } from '../uids';
import type { Dashboard } from './dashboard';

/** The dashboards as files; one that lacks a datasource is a finding and has none. */
export function dashboardFiles(
  dashboards: readonly Dashboard[],
  datasources: readonly Datasource[],
  { knownMetrics, hiddenMetrics }: Pick<Component['environment'], 'knownMetrics' | 'hiddenMetrics'>,
): Record<string, string> {
  const files: Record<string, string> = {};
  for (const dashboard of dashboards) {
    const { uid, title } = dashboard;
    const content = dashboard.build(datasources, knownMetrics, hiddenMetrics);
    // Somebody may have given it others, as in `{ ...springBoot(), title: 'Orders', uid: 'orders' }`.
    if (content) files[`${uid}${ending}`] = JSON.stringify({ ...content, uid, title }, null, 2);
  }
  return files;
}

const ending = '.json';

/**
 * The name of the ConfigMap that has the file of one dashboard. Each has its own, as one alone is soon too large for
 * `kubectl apply`. A uid may have letters that the name of an object may not: a hash of it then tells it from its like.
 */
export function dashboardObject(prefix: string, file: string): string {
  const uid = file.slice(0, -ending.length);
  const name = uid.toLowerCase().replaceAll('_', '-').replace(/-+$/, '');
  return name === uid ? `${prefix}-${uid}` : `${prefix}-${name}-${hashOf(uid)}`;
}
