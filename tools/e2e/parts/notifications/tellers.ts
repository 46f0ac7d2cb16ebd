import type { Component } from '../../../../constructs/kit';
import { ask } from '../../../http';
import { answerOf } from '../../model/answers';
import type { RenderedAlertmanager } from '../../model/rendered-alertmanager';
import type { Stage } from '../../model/stage';
import { running } from '../../needs/running';
import type { Need } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import { isToldToEach } from './members';
import type { Playing } from './playing';

/** The alert that Loki brings and that one line is enough for. */
const ofOneLine = { alertname: 'ContainerLogsOutOfMemory', line: 'MemoryError' };

/** Components of the environment that raise alerts find each pod of Alertmanager by themselves. */
export function tellers(
  { model }: Stage,
  { push }: RenderedAlertmanager,
  needs: { readonly playing: Need<Playing> },
): Step[] {
  const senders = model.environment.components.filter(({ connections }) => connections.some(({ to }) => to === push));
  return senders.flatMap((component) => {
    const [workload] = component.workloads;
    const alertname = alertOf(component);
    if (!workload || alertname === undefined) return [];
    const lines = answerOf('loki.push', component);
    return check({
      name: `${component.name} tells each pod of Alertmanager`,
      asked: `/api/v2/alerts: ${alertname}, at each`,
      needs: { ...needs, teller: running(workload.peer) },
      find: async ({ playing: { members } }, { cluster }) => {
        if (lines) await print(cluster.urlOf(lines));
        // Loki looks at lines every two minutes.
        return isToldToEach(members, alertname, 240);
      },
    });
  });
}

/** An alert that certainly fires, or will: the one that always does, or the one about a line. */
function alertOf({ evaluatedAlerts }: Component): string | undefined {
  const alerts = evaluatedAlerts.flatMap((each) => each.alerts);
  return alerts.find(({ kind, name }) => kind === 'heartbeat' || name === ofOneLine.alertname)?.name;
}

/** As an agent would push it. */
async function print(url: string): Promise<void> {
  const stream = { service_name: 'shop', namespace: 'shop', pod: 'shop-0', container: 'shop' };
  const values = [[String(BigInt(Date.now()) * 1_000_000n), ofOneLine.line]];
  const { status, text } = await ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ streams: [{ stream, values }] }),
  });
  if (status !== 204) throw new Error(`${url}: ${status} ${text}`);
}
