import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** The states in which a run can find the bundles that `tools/launch.js` keeps. */

export function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
}

/** Removes the bundles of the project's own code, which name in their first line what they take from packages. */
export function keepLibraries(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.js'))) {
    const file = path.join(folder, name);
    if (!readFileSync(file, 'utf8').startsWith('//[')) continue;
    for (const each of [file, `${file}.compiled`]) rmSync(each, { force: true });
  }
}
