import type { Checks } from '../model/checks';

/** Reports what is no address of a folder of pages. */
export function checkRunbooks(check: Checks, runbooks: unknown): void {
  check.require(
    typeof runbooks === 'string' && /^https?:\/\/[^\s#?]+[^\s#?/]$/.test(runbooks),
    'runbooks',
    `${JSON.stringify(runbooks)} is no address below which pages are`,
    'an address without a slash at its end, for example https://github.com/your-organisation/platform/blob/main',
  );
}
