import { eventually } from '../../wait';
import type { Context } from '../context';
import { settled } from '../settled';
import type { Kind, SamplingLoad } from './sampling-load';

/** What the sampler is to keep of the traces that are neither failed nor slow. */
export interface KeptShare {
  readonly percent: number;
  /** How far chance may lead away from it. */
  readonly deviations: { readonly count: number; readonly words: string };
}

/** Of a load that was sent: every failed and every slow trace is kept, and of the rest its share. */
export async function checkKept(context: Context, load: SamplingLoad, share: KeptShare): Promise<void> {
  const { report, traces } = context;
  const { failed, slow, total } = load.props;
  const asked = traces.question(load.callee);
  const probability = share.percent / 100;
  const expected = load.normal * probability;
  const deviation = Math.sqrt(load.normal * probability * (1 - probability));
  const find = async () => countKinds(load, await traces.ids(load.callee, total));
  const kept = await eventually(60, async () => {
    const count = await find();
    const most = count.normal > 0.8 * expected - share.deviations.count * deviation;
    return count.failed === failed && count.slow === slow && most ? count : undefined;
  });
  // The newest are searched last: what is still coming is waited for.
  const normal = kept ? await settled(async () => (await find()).normal, 6) : undefined;
  const count = kept ?? (await find());
  await report.check('every error is kept', `${asked}: ${failed} errors`, () => ({
    passed: count.failed === failed,
    got: `${count.failed}`,
  }));
  await report.check('every slow trace is kept', `${asked}: ${slow} that took 2.5 s`, () => ({
    passed: count.slow === slow,
    got: `${count.slow}`,
  }));
  await report.check(
    `of the rest ${share.percent} % are kept`,
    `${asked}: ${expected} of ${load.normal}, within ${share.deviations.words} standard deviations (${deviation.toFixed(0)})`,
    () => {
      const value = normal ?? count.normal;
      return { passed: Math.abs(value - expected) <= share.deviations.count * deviation, got: `${value}` };
    },
  );
}

function countKinds(load: SamplingLoad, ids: ReadonlySet<string>): Record<Kind, number> {
  const count: Record<Kind, number> = { failed: 0, slow: 0, normal: 0 };
  for (let index = 0; index < load.props.total; index++) {
    if (ids.has(load.traceIdAt(index))) count[load.kindOf(index)]++;
  }
  return count;
}
