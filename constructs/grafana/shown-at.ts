import type { Datasource } from '../kit';
import type { ShownAt } from '../kit/model/shown-at';
import { type Address, rootUrl } from './config';
import { nameIn } from './datasources/names';
import { isEvaluated } from './members';

/** Where people see what a datasource has, in a Grafana at this address with all of these. */
export function shownAt(address: Address, datasource: Datasource, all: readonly Datasource[]): ShownAt {
  const grafana = rootUrl(address).replace(/\/$/, '');
  const page = alertsPage(datasource, nameIn(all, datasource));
  return { grafana, uid: datasource.uid, alertsPage: page && `${grafana}/alerting/${page}#alerts` };
}

/**
 * What fires in an Alertmanager, and the alert rules of all who evaluate some.
 * https://grafana.com/docs/grafana/latest/alerting/monitor-status/
 */
function alertsPage(datasource: Datasource, name: string): string | undefined {
  if (datasource.type === 'alertmanager') return `groups?alertmanager=${encodeURIComponent(name)}`;
  return isEvaluated(datasource) ? 'list' : undefined;
}
