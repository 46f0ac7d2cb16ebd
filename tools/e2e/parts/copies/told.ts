import type { Component } from '../../../../constructs/kit';
import { required } from '../../model/unmet-need';
import { eachRunning } from '../../needs/running';
import type { Needs } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import { isToldToEach } from '../notifications/members';

/** What comes makes an alert fire: the store still evaluates its rules after all of it was rolled, and tells. */
export function tells(store: Component, alertname: string, needs: Needs): Step {
  const connection = store.connections.find(({ to }) => to.protocol === 'alertmanager');
  const { to } = required(connection, `an Alertmanager that ${store.name} tells`);
  return check({
    name: `${store.name} evaluates its rules, and tells each pod of Alertmanager`,
    asked: `/api/v2/alerts: ${alertname}, at each, told since then`,
    needs: { ...needs, members: eachRunning(to.peer) },
    find: ({ members }) => isToldToEach(members, alertname, 240, Date.now()),
  });
}
