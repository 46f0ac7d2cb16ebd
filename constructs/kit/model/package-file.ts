import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A file or folder that the package brings along beside its code, such as a schema. It is found from the folder of the running
 * code, as the folder in which a command runs is that of the repository that uses the package.
 */
export function packageFile(...path: readonly string[]): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error(`no package.json is above ${__dirname}`);
    folder = dirname(folder);
  }
  return join(folder, ...path);
}
