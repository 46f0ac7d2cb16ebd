import type { Checks } from '../model/checks';
import { describe } from '../model/validation';
import { type EvaluatedAlerts, runbookOf } from '../vocabulary/alert';
import type { Component, Surroundings } from './component';

/** Reports what is no address of a folder of pages. */
export function checkRunbooks(check: Checks, runbooks: unknown): void {
  check.require(
    runbooks === undefined || (typeof runbooks === 'string' && /^https?:\/\/[^\s#?]+[^\s#?/]$/.test(runbooks)),
    'runbooks',
    `${describe(runbooks)} is no address below which pages are`,
    'an address without a slash at its end, for example https://github.com/your-organisation/platform/blob/main',
  );
}

/** How those that keep repositories show the files of a revision, by what their host is called. */
const shownBelow: readonly (readonly [host: RegExp, path: string])[] = [
  [/(^|\.)github\./, 'blob'],
  [/(^|\.)gitlab\./, '-/blob'],
  [/(^|\.)bitbucket\.org$/, 'src'],
];

/** Host and path of an address of a repository, as `https://`, `ssh://` and `git@host:` have them. */
const addressForm = /^(?:https:\/\/|ssh:\/\/)?(?:[^@/]+@)?([^/:]+)(?::\d+)?[/:](.+?)(?:\.git)?\/?$/;

/** Where the files of the repository are shown from which an environment is delivered. Undefined: nobody knows here. */
export function shownFiles(components: readonly Pick<Component, 'deliveredFrom'>[]): string | undefined {
  const source = components.map(({ deliveredFrom }) => deliveredFrom).find((each) => each !== undefined);
  const [, host = '', path] = addressForm.exec(source?.repository ?? '') ?? [];
  const [, below] = shownBelow.find(([pattern]) => pattern.test(host)) ?? [];
  return source && below && `https://${host}/${path}/${below}/${source.revision}`;
}

/** Warns of alerts of which an Alertmanager is told, and that lead to no page. */
export function warnOfNoRunbooks(
  { check, runbooks, connections }: Surroundings,
  evaluated: readonly EvaluatedAlerts[],
): void {
  if (!connections.some(({ to }) => to.protocol === 'alertmanager')) return;
  const alerts = evaluated.flatMap((each) => each.alerts);
  if (alerts.every((each) => runbookOf(each, runbooks) !== undefined)) return;
  check.warn(
    'runbooks',
    'nothing says where the pages about alerts are, and alerts lead to none',
    "runbooks: 'https://github.com/your-organisation/platform/blob/main': docs/use-from-another-repository.md#where-alerts-lead",
  );
}
