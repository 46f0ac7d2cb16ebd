import type { Outcome } from '../../../report';
import { eventually, sleep } from '../../../wait';
import type { RenderedAlertmanager } from '../../model/rendered-alertmanager';
import type { MailServer } from '../../programs/mail-server';
import { isResolved, mailsAbout, numberLabel } from './mails';
import { firstToSend } from './members';
import type { Playing } from './playing';
import type { Senders } from './senders';
import { startSeconds, turnSeconds } from './waits';

/** How often each group was told. */
interface Told {
  readonly times: readonly number[];
}

/** Alerts of groups of their own, some each second, so that something is under way at any moment. */
async function fireGroups(senders: Senders, name: string, groups: number): Promise<string[]> {
  const names = Array.from({ length: groups }, (_, index) => `${name}${index}`);
  for (const alertname of names) {
    await senders.fire({ alertname, namespace: 'shop', severity: 'critical', [numberLabel]: '1' });
    await sleep(1000);
  }
  return names;
}

/** Waits until each group was told, then for those who would tell it again. */
async function tellings(
  server: MailServer,
  names: readonly string[],
  wait: { readonly seconds: number; readonly quietSeconds: number },
): Promise<Told> {
  const count = () =>
    Promise.all(names.map(async (name) => (await mailsAbout(server, name)).filter((mail) => !isResolved(mail)).length));
  await eventually(wait.seconds, async () => ((await count()).every((times) => times > 0) ? true : undefined), 2000);
  await sleep(wait.quietSeconds * 1000);
  return { times: await count() };
}

function outcome({ times }: Told, most: number): Outcome {
  const of = (count: number) => times.filter((each) => each === count).length;
  const counts = [...new Set(times)]
    .sort((a, b) => a - b)
    .map((count) => `${of(count)} came ${count === 1 ? 'once' : `${count} times`}`);
  return {
    passed: times.length > 0 && times.every((each) => each >= 1 && each <= most),
    got: `of ${times.length} groups ${counts.join(', ')}`,
  };
}

/** The pod that sends first is killed while groups are told, and comes back. */
export async function killOne(
  { senders, server, members }: Playing,
  { groupWait }: RenderedAlertmanager,
): Promise<Outcome> {
  const victim = members.length > 1 ? await firstToSend(members) : members[0];
  if (!victim) throw new Error('there is no pod to kill');
  const groups = 30;
  const firing = fireGroups(senders, 'E2eKilled', groups);
  // In the middle of them: the first groups are told, and for others it is the turn of the one that goes.
  await sleep((groupWait + groups / 2) * 1000);
  await victim.kill();
  await sleep(turnSeconds * 1000);
  victim.start();
  const names = await firing;
  const quietSeconds = startSeconds + members.length * turnSeconds;
  return outcome(await tellings(server, names, { seconds: 180, quietSeconds }), 2);
}

/** The mail server is away while groups are told. */
export async function serverAway(
  { senders, server, members }: Playing,
  { groupInterval }: RenderedAlertmanager,
  awaySeconds: number,
): Promise<Outcome> {
  await server.stop();
  const begin = Date.now();
  const names = await fireGroups(senders, 'E2eAway', 10);
  await sleep(Math.max(0, begin + awaySeconds * 1000 - Date.now()));
  await server.start();
  const seconds = 3 * groupInterval + members.length * turnSeconds + 60;
  const told = await tellings(server, names, { seconds, quietSeconds: groupInterval + members.length * turnSeconds });
  // Each pod that has tried meanwhile has the same mail under way when the server comes back.
  return outcome(told, members.length);
}
