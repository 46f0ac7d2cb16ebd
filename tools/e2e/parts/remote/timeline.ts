import type { Outcome } from '../../../report';
import { askUntil, sleep } from '../../../wait';
import type { Pod } from '../../cluster/pod';
import type { RunningRemote } from '../../needs/remote';
import type { Sender } from '../../send/otlp';
import type { Run } from '../../suite/run';
import { marker, OutageLoad } from '../outage/load';
import { accounts, metricsLost, pointsArrived } from './accounts';

export interface RemoteProps {
  /** How long the remote takes nothing: half of it answering 503, half of it not there. */
  readonly awaySeconds: number;
  /** How long everybody shows a token that the remote does not know. */
  readonly wrongSeconds: number;
}

/** The load of a run: to those who send to a remote alone, and to those who send it a copy. */
export interface Loads {
  readonly alone: OutageLoad;
  readonly beside: OutageLoad;
}

/** What waits is sent within the longest pause between two attempts, which is half a minute. */
const catchingUpSeconds = 75;

/** Begins to send. What goes to the stores is more than the queue of the copy holds. */
export async function begin(
  remote: RunningRemote,
  pods: { readonly shop: Pod; readonly printing: Pod; readonly beside: Sender },
  { folder }: Run,
): Promise<Loads> {
  await remote.server.open();
  const resource = { 'service.name': marker };
  const alone = new OutageLoad({ sender: remote.sender(pods.shop, resource), printing: [pods.printing] }, folder);
  const beside = new OutageLoad({ sender: pods.beside, printing: [] }, folder);
  await sleep(5000);
  return { alone, beside };
}

/** The remote answers 503, then is not there, then is there again. Nothing of what was sent until then may be missing. */
export async function away(remote: RunningRemote, { alone }: Loads, { awaySeconds }: RemoteProps): Promise<Outcome> {
  const { server } = remote;
  server.answering = 'unavailable';
  await sleep(awaySeconds * 500);
  const refused = server.answers.get(503) ?? 0;
  await server.close();
  await sleep(awaySeconds * 500);
  server.answering = 'taken';
  const sent = accounts.map((account) => account.sent(alone));
  const [points, traces] = [alone.accepted, [...alone.traces.keys()]];
  await server.open();
  const missing = () => {
    const few = accounts.flatMap(({ signal, arrived }, index) =>
      arrived(server.received) < (sent[index] ?? 0) ? [signal] : [],
    );
    if (pointsArrived(server.received) < points) few.push('metric points');
    if (traces.some((id) => !server.received.traces.has(id))) few.push('traces of that time');
    return few;
  };
  const short = await askUntil(catchingUpSeconds, missing, (each) => each.length === 0);
  const lost = await Promise.all(accounts.map((account) => account.lost(remote)));
  const all = [...lost, ...(await metricsLost(remote))];
  const signals = accounts.map(({ signal }, index) => `${sent[index]} ${signal}`).join(', ');
  return {
    passed: refused > 0 && short.length === 0 && all.every((each) => each === 0),
    got: `${refused} answers of 503; of ${signals} missing: ${short.join(', ') || 'none'}; counted as lost: ${all.join(', ')}`,
  };
}

/** Everybody shows a wrong token, then the right one again. What was sent meanwhile is lost and counted; what comes after it arrives. */
export async function unknown(
  remote: RunningRemote,
  { alone, beside }: Loads,
  { wrongSeconds }: RemoteProps,
): Promise<Outcome> {
  const { server } = remote;
  remote.use('unknown');
  await sleep(wrongSeconds * 1000);
  remote.use('known');
  await sleep(15_000);
  const newest = `${marker} printed ${alone.printed - 1}`;
  await Promise.all([alone.stop(), beside.stop()]);
  const counted = async () => {
    const rows = accounts.map(async ({ signal, sent, arrived, lost, ofOthersToo = false }) => {
      const [all, there, gone] = [sent(alone), arrived(server.received), await lost(remote)];
      const good = gone > 0 && there < all && (ofOthersToo ? there + gone >= all : there + gone === all);
      const others = ofOthersToo ? ' and what others print' : '';
      return { good, said: `${signal}: ${there} arrived, ${gone} lost of ${all}${others}` };
    });
    return await Promise.all(rows);
  };
  const rows = await askUntil(catchingUpSeconds, counted, (each) => each.every(({ good }) => good));
  const [points, samples] = await metricsLost(remote);
  const resumed = [...server.received.lines].some((line) => line.endsWith(newest));
  const pointsCounted = pointsArrived(server.received) + points >= alone.accepted;
  return {
    passed: rows.every(({ good }) => good) && resumed && pointsCounted && samples > 0,
    got: [
      ...rows.map(({ said }) => said),
      `metric points: ${pointsArrived(server.received)} arrived, ${points} lost of ${alone.accepted} and those made from traces`,
      `samples by Alloy: ${samples} lost`,
      `the newest line ${resumed ? 'arrived' : 'is missing'}`,
    ].join('; '),
  };
}
