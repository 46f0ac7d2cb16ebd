import { askJson } from '../../../http';
import type { Outcome } from '../../../report';
import { askUntil } from '../../../wait';
import { inUrl } from '../../cluster/addresses';
import type { Container } from '../../cluster/container';
import { portOf } from '../../cluster/pod';
import type { Labels } from '../../labels';

interface Alert {
  readonly labels: Labels;
}

/** Each pod of Alertmanager has each alert once, and none says which of the pair it is from. */
export async function toldOnce(members: readonly Container[], alertname: string, replica: string): Promise<Outcome> {
  const look = () =>
    Promise.all(
      members.map(({ pod }) =>
        askJson<readonly Alert[]>(`http://${inUrl(pod.address)}:${portOf(pod, 'http')}/api/v2/alerts`),
      ),
    );
  const of = (alerts: readonly Alert[]) => ({
    told: alerts.filter(({ labels }) => labels.alertname === alertname).length,
    named: alerts.filter(({ labels }) => replica in labels).length,
  });
  const isRight = (lists: readonly (readonly Alert[])[]) =>
    lists.map(of).every(({ told, named }) => told === 1 && named === 0);
  const found = await askUntil(120, look, isRight, 2000);
  const got = found.map((alerts, index) => {
    const { told, named } = of(alerts);
    return `${members[index]?.pod.name}: ${alertname} ${told} times, ${named} alerts with ${replica}`;
  });
  return { passed: found.length > 0 && isRight(found), got: got.join('\n') };
}

/** Both of the pair tell every pod of Alertmanager: each says how many alerts it has sent to whom. */
export async function bothTell(pair: readonly Container[], receivers: number): Promise<Outcome> {
  const look = () =>
    Promise.all(
      pair.map(async ({ pod }) => {
        const { data } = await askJson<{ readonly data: { readonly activeAlertmanagers: readonly object[] } }>(
          `http://${inUrl(pod.address)}:${portOf(pod, 'http')}/api/v1/alertmanagers`,
        );
        return data.activeAlertmanagers.length;
      }),
    );
  const isRight = (counts: readonly number[]) => counts.every((count) => count === receivers);
  const found = await askUntil(120, look, isRight, 2000);
  return {
    passed: found.length === 2 && isRight(found),
    got: found.map((count, index) => `${pair[index]?.pod.name} tells ${count}`).join(', '),
  };
}
