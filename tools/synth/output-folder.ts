import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** How a folder differs from what was rendered. Paths are relative to the folder, with `/`, sorted. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Files that nothing renders any more. */
  readonly removed: readonly string[];
  /** A run was killed while it wrote. */
  readonly interrupted: boolean;
}

/** Stands in the folder while files are written; what remains of a run that was killed. */
const marker = '.synth-in-progress';

/** Compares a folder with rendered files. `owned`: whether a path that was not rendered belongs to what was. */
export function compare(
  folder: string,
  files: ReadonlyMap<string, string>,
  owned: (file: string) => boolean,
): Difference {
  const present = new Set(listFiles(folder));
  const rendered = [...files.keys()].sort();
  return {
    added: rendered.filter((file) => !present.has(file)),
    changed: rendered.filter(
      (file) => present.has(file) && readFileSync(path.join(folder, file), 'utf8') !== files.get(file),
    ),
    removed: [...present].filter((file) => file !== marker && !files.has(file) && owned(file)).sort(),
    interrupted: present.has(marker),
  };
}

/**
 * Makes a folder equal to the rendered files. Only what differs is touched. Each file appears whole or not at all,
 * and the marker stays until the last one is there.
 */
export function write(
  folder: string,
  files: ReadonlyMap<string, string>,
  difference: Difference,
  options: {
    /** Whether every file of the folder was rendered, so that a run that was killed is completed by this one. */
    readonly whole: boolean;
  },
): void {
  const { added, changed, removed, interrupted } = difference;
  const completes = interrupted && options.whole;
  if (added.length + changed.length + removed.length === 0 && !completes) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, marker),
    'A synth is writing, or was killed while it wrote. The next one completes it.\n',
  );
  for (const file of [...added, ...changed]) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(`${target}.partial`, files.get(file) ?? '');
    renameSync(`${target}.partial`, target);
  }
  for (const file of removed) {
    // Half a file of a run that was killed has become a whole one above.
    rmSync(path.join(folder, file), { force: true });
    removeEmptyFolders(folder, path.dirname(file));
  }
  if (!interrupted || completes) rmSync(path.join(folder, marker));
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}

function removeEmptyFolders(folder: string, relative: string): void {
  if (relative === '.' || readdirSync(path.join(folder, relative)).length > 0) return;
  rmdirSync(path.join(folder, relative));
  removeEmptyFolders(folder, path.dirname(relative));
}
