import { ask } from '../../../http';
import type { Outcome } from '../../../report';
import { askUntil, eventually, sleep } from '../../../wait';
import type { Container } from '../../cluster/container';
import type { MetricStore } from '../../stores/metric-store';

/** How long the run looks back, in seconds, and how often something is pulled. */
const window = 60;

/** Every series has a sample each five seconds, once, and none says which of the pair it is from. `targets`: how many are pulled. */
export async function storedOnce(
  metrics: MetricStore,
  { replica, targets, interval }: { readonly replica: string; readonly targets: number; readonly interval: number },
): Promise<Outcome> {
  const most = window / interval + 1;
  const look = async () => ({
    series: await metrics.number('count(up)'),
    samples: await metrics.number(`max(count_over_time(up[${window}s]))`),
    named: (await metrics.number(`count({__name__=~".+", ${replica}!=""})`)) ?? 0,
  });
  const isRight = ({ series, samples = 0, named }: Awaited<ReturnType<typeof look>>) =>
    series === targets && samples >= most - 2 && samples <= most && named === 0;
  const found = await askUntil(120, look, isRight, 2000);
  const { series, samples, named } = found;
  return {
    passed: isRight(found),
    got: `${series} targets of ${targets}; at most ${samples} samples in ${window} s; ${named} series with ${replica}`,
  };
}

/** The pod of the pair whose samples are kept, as the store says. */
async function elected(haTracker: string, members: readonly Container[]): Promise<Container> {
  const found = await eventually(60, async () => {
    const { text } = await ask(haTracker, { headers: { accept: 'application/json' } });
    return members.find(({ pod }) => text.includes(`"${pod.name}"`));
  });
  if (!found) throw new Error(`${haTracker} names none of ${members.map(({ pod }) => pod.name).join(', ')}`);
  return found;
}

/** The one whose samples are kept is killed: the other's are. It comes back. The longest time without a sample is bounded. */
export async function goesOn(
  metrics: MetricStore,
  haTracker: string,
  members: readonly Container[],
  longestSeconds: number,
): Promise<Outcome> {
  const victim = await elected(haTracker, members);
  const other = members.find((each) => each !== victim);
  const begin = Date.now() / 1000;
  await victim.kill();
  const taken = await eventually(120, async () => {
    const now = await elected(haTracker, members);
    return now === other ? true : undefined;
  });
  // Some samples of the other.
  await sleep(15_000);
  victim.start();
  await sleep(10_000);
  const seconds = Math.ceil(Date.now() / 1000 - begin) + 30;
  const gap = await metrics.longestGap(`up{job!=""}[${seconds}s]`);
  return {
    passed: taken === true && gap !== undefined && gap <= longestSeconds,
    got: `${victim.pod.name} was killed, ${other?.pod.name} ${taken ? 'took over' : 'did not take over'}; no sample for ${gap?.toFixed(0)} s at most`,
  };
}
