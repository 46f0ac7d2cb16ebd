import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The bytes of all files below a folder, or of those of a name. */
export const sizeOf = (folder: string, name?: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && (name === undefined || each.name === name))
    .reduce((sum, each) => sum + statSync(path.join(each.parentPath, each.name)).size, 0);
