import type { Checks } from '../kit/model/checks';
import type { Connection } from '../kit/model/endpoint';
import { shownIn } from '../kit/model/shown-at';
import type { AlertmanagerProps } from './props';
import { receiversOf } from './routes';

type Incoming = readonly Pick<Connection, 'shownAt'>[];

/** The page at which people see what fires: that of the first Grafana which shows it and which people can open. Undefined: there is none. */
export const shownBy = (incoming: Incoming): string | undefined => shownIn(incoming)?.alertsPage;

/** Says that links in notifications lead nowhere: by default Alertmanager writes the name of its pod into them. */
export function checkLinks(
  check: Checks,
  { externalUrl, receiver, routes = [] }: AlertmanagerProps,
  incoming: Incoming,
): void {
  const people = [receiver, ...receiversOf(routes)].some(({ kind }) => kind !== 'nobody');
  if (!people || externalUrl !== undefined || shownBy(incoming) !== undefined) return;
  check.warn(
    'externalUrl',
    'links in notifications lead to the name of its pod, which nobody can open',
    "its datasource in a Grafana with an ingress, or externalUrl: 'https://alerts.example.com'",
  );
}
