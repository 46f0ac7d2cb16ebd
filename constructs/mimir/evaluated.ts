import type { Component, Endpoint } from '../kit';
import { type EvaluatedAlerts, explainedOn } from '../kit/vocabulary/alert';
import { targetDown } from '../kit/vocabulary/alert-forms';
import { alertingPage } from '../kit/vocabulary/alert-pages';
import { watchdog } from '../kit/vocabulary/watchdog';
import { collectedAlerts } from '../stores';

/** Where Mimir looks for the rules of its tenants. */
export const rulesStorage = '/etc/mimir-rules';

/** The rules of the one tenant that there is without authentication. With a rule that it cannot read, Mimir does not start. */
export const rulesFolder = `${rulesStorage}/anonymous`;

/** What it evaluates beside the alerts of the environment: those that come with what is collected into it. */
export function evaluatedBy(mimir: Component, alertsTo: Endpoint<'alertmanager'> | undefined): EvaluatedAlerts[] {
  const collected = collectedAlerts(mimir);
  const own = [
    ...(collected.length > 0 ? [targetDown] : []),
    ...(alertsTo?.offers.watchdog && !isToldByAnother(mimir, alertsTo) ? explainedOn(alertingPage, [watchdog]) : []),
  ];
  // Its own metrics may be collected too: a file has one group of a name.
  const aboutItself = collected.filter(({ about }) => about === mimir.name).flatMap(({ alerts }) => alerts);
  const others = collected.filter(({ about }) => about !== mimir.name);
  const first = [...own, ...aboutItself];
  return [...(first.length > 0 ? [{ about: mimir.name, language: 'PromQL' as const, alerts: first }] : []), ...others];
}

/** Whether another one brings the alert that always fires: then it is that one's silence which counts, as it depends on nothing. */
const isToldByAnother = ({ environment, name }: Component, alertsTo: Endpoint<'alertmanager'>): boolean =>
  environment.components.some(
    (other) =>
      other.name !== name &&
      other.connections.some(({ to }) => to === alertsTo) &&
      other.alerts.some((alert) => alert.name === watchdog.name),
  );
