import { type Endpoint, mebibytes } from '../kit';
import type { Checks } from '../kit/model/checks';
import type { Shown } from '../kit/model/shown';
import { grouped, upTo } from '../stores/sizing';
import { alloyAssumptions } from './assumptions';
import { type ScrapeLimits, usualLimits } from './scrape-limits';

/** What is said of a program whose size is known, and of a limit for all programs. */
interface Told {
  readonly shows?: Shown;
  readonly limits: ScrapeLimits;
}

/**
 * The limits of one program. One that shows more than usual, as its load says, gets what it needs and a fifth, unless a limit is stated. A
 * request has 2,000 of its samples at most, so that it becomes no larger.
 */
export function limitsFor({ shows, limits }: Told): ScrapeLimits {
  if (!shows) return limits;
  const samples = Math.max(usualLimits.sampleLimit, upTo(10_000, shows.samples * 1.2));
  const size = Math.max(usualLimits.bodySizeLimit.mebibytes, upTo(8, shows.size.mebibytes * 1.2));
  const { sampleLimit = samples, bodySizeLimit = mebibytes(size) } = limits;
  return { ...limits, sampleLimit, bodySizeLimit };
}

/** Reports a program that shows more than is allowed, or than one agent takes. Nothing at all is taken from one that is beyond its limit. */
export function checkShown(
  check: Checks,
  { offers, owner }: Endpoint<'prometheus.exposition'>,
  limits: ScrapeLimits = {},
): void {
  const { shows } = offers;
  if (!shows || !check.sound('scrapeLimits')) return;
  const { samples, asked, size } = shows;
  const { sampleLimit = samples, bodySizeLimit = size } = limits;
  const shown = `${owner.component} shows about ${grouped(samples)} samples of its load`;
  const fewer = asked < samples ? `onlyAsked: true of ${owner.component}, or ` : '';
  const most = alloyAssumptions.mostShown.value;
  if (samples > most)
    check.report(
      'watch',
      `${shown}, and the agent of one node takes at most ${grouped(most)}`,
      `${fewer}a Prometheus that watches it, in the place of this agent`,
    );
  else if (sampleLimit < samples)
    check.report(
      'scrapeLimits.sampleLimit',
      `${shown}, and of a program with more than ${grouped(sampleLimit)} nothing is taken`,
      `${upTo(1000, samples)} or more, ${fewer}no sampleLimit, which follows from the load then`,
    );
  else if (bodySizeLimit.mebibytes < size.mebibytes)
    check.report(
      'scrapeLimits.bodySizeLimit',
      `${shown}, which are about ${size}, and of a program with more than ${bodySizeLimit} nothing is taken`,
      `mebibytes(${size.mebibytes}) or more, or no bodySizeLimit, which follows from the load then`,
    );
}
