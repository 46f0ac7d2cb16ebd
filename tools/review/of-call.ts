import path from 'node:path';
import type { Call } from '../cli/command';
import { stepsPage } from './notice';
import { type Notices, noticesOf, noticeTexts } from './notices';

/** What the files of `dist/` need beside a sync, compared with the commit that a command was given. */
export const noticesFor = (call: Call, dist: string, files: ReadonlyMap<string, string>): Notices =>
  noticesOf({ dist, files, base: call.value('base'), environments: call.partial ? call.names : undefined });

export function printNotices(call: Call, notices: Notices): void {
  // The page comes with the package.
  const page = path.relative('.', path.join(call.packageFolder, stepsPage));
  for (const text of noticeTexts(notices, page)) console.log(text);
}
