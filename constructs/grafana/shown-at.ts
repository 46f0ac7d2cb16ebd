import type { Datasource } from '../kit';
import type { ShownAt } from '../kit/model/shown-at';
import { type Address, rootUrl } from './config';
import { isEvaluated } from './members';

/** Where people see what a datasource has. */
export function shownAt(address: Address, datasource: Datasource): ShownAt {
  const grafana = rootUrl(address).replace(/\/$/, '');
  const page = alertsPage(datasource);
  return { grafana, uid: datasource.uid, alertsPage: page && `${grafana}/alerting/${page}#alerts` };
}

/**
 * What fires in an Alertmanager, and the alert rules of all who evaluate some.
 * https://grafana.com/docs/grafana/latest/alerting/monitor-status/
 */
function alertsPage(datasource: Datasource): string | undefined {
  if (datasource.type === 'alertmanager') return `groups?alertmanager=${encodeURIComponent(datasource.name)}`;
  return isEvaluated(datasource) ? 'list' : undefined;
}
