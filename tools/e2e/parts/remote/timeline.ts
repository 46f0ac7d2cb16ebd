import type { Outcome } from '../../../report';
import { askUntil, sleep } from '../../../wait';
import type { Pod } from '../../cluster/pod';
import type { RemoteSender, Remotes } from '../../model/remotes';
import type { RunningRemote } from '../../needs/remote';
import type { Run } from '../../suite/run';
import { OutageLoad, perSecond } from '../outage/load';
import { accountsFor, samplesLost } from './accounts';
import { Followed, follow } from './followed';

export interface RemoteProps {
  /** How long the remote takes nothing: half of it answering 503, half of it not there. */
  readonly awaySeconds: number;
  /** How long everybody shows a token that the remote does not know. */
  readonly wrongSeconds: number;
}

/** The loads of a run: one for each of those who send to a remote alone, and for each of those who send it a copy. */
export interface Loads {
  readonly alone: readonly OutageLoad[];
  readonly beside: readonly OutageLoad[];
}

/** What waits is sent within the longest pause between two attempts, which is half a minute. */
const catchingUpSeconds = 75;

/** The word by which the load of a sender is found again. */
export const markerOf = (index: number): string => `outage_${'abcdef'[index]}`;

/** Begins to send to everybody. What goes to the stores is more than the queue of the copy holds. */
export async function begin(
  remote: RunningRemote,
  { alone, copying }: Remotes,
  pods: { readonly shop: Pod; readonly printing: Pod },
  { folder }: Run,
): Promise<Loads> {
  await remote.server.open();
  const load = (to: RemoteSender, index: number, printing: readonly Pod[]): OutageLoad => {
    const marker = markerOf(index);
    const sender = remote.sender(to, pods.shop, { 'service.name': marker });
    return new OutageLoad({ sender, printing, marker }, folder);
  };
  const loads = {
    alone: alone.map((to, index) => load(to, index, index === 0 ? [pods.printing] : [])),
    beside: copying.map((to, index) => load(to, index, [])),
  };
  await sleep(5000);
  return loads;
}

/** The remote answers 503, then is not there, then is there again. Nothing of what was sent until then may be missing. */
export async function away(
  remote: RunningRemote,
  model: Remotes,
  { alone }: Loads,
  { awaySeconds }: RemoteProps,
): Promise<Outcome> {
  const { server } = remote;
  server.answering = 'unavailable';
  await sleep(awaySeconds * 500);
  const refused = server.answers.get(503) ?? 0;
  await server.close();
  await sleep(awaySeconds * 500);
  server.answering = 'taken';
  const accounts = accountsFor(model, alone);
  const sent = accounts.map((account) => account.sent());
  const traces = alone.flatMap((load) => [...load.traces.keys()]);
  await server.open();
  const missing = () => {
    const few = accounts.flatMap(({ signal, arrived }, index) =>
      arrived(server.received) < (sent[index] ?? 0) ? [signal] : [],
    );
    return traces.some((id) => !server.received.traces.has(id)) ? [...few, 'traces of that time'] : few;
  };
  const short = await askUntil(catchingUpSeconds, missing, (each) => each.length === 0);
  const lost = [
    ...(await Promise.all(accounts.map((account) => account.lost(remote)))),
    await samplesLost(remote, model),
  ];
  const signals = accounts.map(({ signal }, index) => `${sent[index]} ${signal}`).join(', ');
  return {
    passed: refused > 0 && short.length === 0 && lost.every((each) => each === 0),
    got: `${refused} answers of 503; of ${signals} missing: ${short.join(', ') || 'none'}; counted as lost: ${lost.join(', ')}`,
  };
}

/** What is sent in two seconds is refused, and waits in a batch, when a counter begins anew: so much of it is not counted. */
const notCounted = 2 * perSecond;

/** Everybody shows a wrong token, then the right one again. What was sent meanwhile is lost and counted; what comes after it arrives. */
export async function unknown(
  remote: RunningRemote,
  model: Remotes,
  { alone, beside }: Loads,
  { wrongSeconds }: RemoteProps,
): Promise<Outcome> {
  const { server } = remote;
  const accounts = accountsFor(model, alone).map((account) => ({
    ...account,
    lost: new Followed(() => account.lost(remote)),
  }));
  const stop = follow(accounts.map(({ lost }) => lost));
  remote.use('unknown');
  await sleep(wrongSeconds * 1000);
  remote.use('known');
  await sleep(15_000);
  const [first] = alone;
  const newest = `${first?.marker} printed ${(first?.printed ?? 0) - 1}`;
  await Promise.all([...alone, ...beside].map((load) => load.stop()));
  const counted = () =>
    accounts.map(({ signal, sent, arrived, lost, ofOthersToo = false }) => {
      const [all, there, gone] = [sent(), arrived(server.received), lost.total];
      const missing = all - there - gone;
      const enough = missing <= (lost.beginnings > 0 ? notCounted : 0) && (ofOthersToo || missing >= 0);
      const others = ofOthersToo ? ' and what others send' : '';
      const anew = lost.beginnings > 0 ? `, ${Math.max(missing, 0)} not counted, as the counter began anew` : '';
      const said = `${signal}: ${there} arrived, ${gone} counted as lost of ${all}${others}${anew}`;
      return { good: gone > 0 && there < all && enough, said };
    });
  const rows = await askUntil(catchingUpSeconds, counted, (each) => each.every(({ good }) => good));
  await stop();
  const samples = await samplesLost(remote, model);
  const resumed = [...server.received.lines].some((line) => line.endsWith(newest));
  return {
    passed: rows.every(({ good }) => good) && resumed && samples > 0,
    got: [
      ...rows.map(({ said }) => said),
      `samples by the agent: ${samples} lost`,
      `the newest line ${resumed ? 'arrived' : 'is missing'}`,
    ].join('; '),
  };
}
