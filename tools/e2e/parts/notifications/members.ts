import { askJson } from '../../../http';
import type { Outcome } from '../../../report';
import { shownMetrics } from '../../../shown-metrics';
import { askUntil } from '../../../wait';
import { inUrl } from '../../cluster/addresses';
import type { Container } from '../../cluster/container';
import { type Pod, portOf } from '../../cluster/pod';

const urlOf = (pod: Pod): string => `http://${inUrl(pod.address)}:${portOf(pod, 'http')}`;

/** Each pod finds all of them. One that is alone looks for nobody. */
export async function findEachOther(members: readonly Container[]): Promise<Outcome> {
  const found = await askUntil(
    120,
    () => Promise.all(members.map(({ pod }) => peersOf(pod))),
    (counts) => counts.every((count) => count === (members.length > 1 ? members.length : 0)),
  );
  const passed = found.every((count) => count === (members.length > 1 ? members.length : 0));
  return { passed, got: members.map(({ pod }, index) => `${pod.name} ${found[index]}`).join(', ') };
}

async function peersOf(pod: Pod): Promise<number> {
  const { cluster } = await askJson<{ readonly cluster: { readonly peers?: readonly object[] } }>(
    `${urlOf(pod)}/api/v2/status`,
  );
  return cluster.peers?.length ?? 0;
}

/** Each pod has an alert of this name, of which it was told since a time in milliseconds. Default: whenever that was. */
export async function isToldToEach(
  members: readonly Container[],
  alertname: string,
  seconds: number,
  since = 0,
): Promise<Outcome> {
  const filter = encodeURIComponent(`alertname="${alertname}"`);
  const toldTo = async ({ pod }: Container) => {
    const alerts = await askJson<readonly { readonly updatedAt: string }[]>(
      `${urlOf(pod)}/api/v2/alerts?filter=${filter}`,
    );
    return alerts.filter(({ updatedAt }) => Date.parse(updatedAt) >= since);
  };
  const found = await askUntil(
    seconds,
    () => Promise.all(members.map(toldTo)),
    (lists) => lists.every((list) => list.length > 0),
    2000,
  );
  const passed = found.every((list) => list.length > 0);
  return { passed, got: members.map(({ pod }, index) => `${pod.name} ${found[index]?.length}`).join(', ') };
}

/** The pod whose turn it is first. */
export async function firstToSend(members: readonly Container[]): Promise<Container> {
  const positions = await Promise.all(
    members.map(async ({ pod }) => {
      const text = await shownMetrics(`${urlOf(pod)}/metrics`);
      return Number(/^alertmanager_peer_position (\S+)$/m.exec(text)?.[1]);
    }),
  );
  const first = members[positions.indexOf(0)];
  if (!first) throw new Error(`no pod is first: ${positions.join(', ')}`);
  return first;
}
