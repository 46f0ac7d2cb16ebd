import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Checks } from '../kit/model/checks';
import { packageFile } from '../kit/model/package-file';

/** What stands for a script that cannot be read, which has been reported. */
const nothing = 'export default function () {}\n';

const bundled = 'one file with everything in it, such as a bundler makes';

/**
 * The text of a load script. `file`: its path from the folder in which the command was started; undefined for that of the mythical services.
 * Reports a script that is not there, and what its pod could not find.
 */
export function readScript(check: Checks, file: string | undefined): string {
  if (file === undefined) return readFileSync(packageFile('constructs', 'k6', 'mythical.js'), 'utf8');
  const full = path.resolve(file);
  if (!existsSync(full) || !statSync(full).isFile()) {
    check.report('script', `there is no file ${file}`, "the script's path from the repository's folder");
    return nothing;
  }
  const text = readFileSync(full, 'utf8');
  const imported = importedModules(text);
  for (const module of imported.filter((each) => /^https?:/.test(each))) {
    check.report('script', `${file} needs ${module}, and no policy lets its pod out to it`, bundled);
  }
  for (const module of imported.filter((each) => /^[./]/.test(each))) {
    check.report('script', `${file} needs ${module}, and its pod has the script alone`, bundled);
  }
  for (const module of imported.filter((each) => each.startsWith('k6/x/'))) {
    check.report(
      'script',
      `${file} needs ${module}, which is an extension that the image lacks`,
      'what k6 itself brings',
    );
  }
  return text;
}

/** The modules that a script names where it imports, requires or opens something. Lines of comment are left out. */
function importedModules(script: string): string[] {
  const text = script.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '');
  const found = text.matchAll(/(?:\bfrom|^\s*import|\brequire\s*\(|\bopen\s*\(|\bimport\s*\()\s*['"`]([^'"`]+)['"`]/gm);
  return [...new Set([...found].map(([, module = '']) => module))];
}
