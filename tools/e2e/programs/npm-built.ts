import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../command';
import { cacheFolder } from '../../programs/cache';
import { type Artifact, attempt, cachedFolder, digestOf } from './artifacts';

/** What of a program in JavaScript is kept when it is built. */
export interface BuiltProps {
  /** The folder of its source. */
  readonly source: string;
  /** The name in the cache. */
  readonly name: string;
  /** Further scripts that are run before what is built is kept. Default: none. */
  readonly scripts?: readonly string[];
  /** Further arguments of the build. Default: none. */
  readonly words?: readonly string[];
  /** Folders of the build, by their names in the artifact. */
  readonly kept: Readonly<Record<string, string>>;
  /** What is needed to build alone is left out of `node_modules`. Default: it stays. */
  readonly pruned?: boolean;
}

const made = /(^|\/)(node_modules|dist|built)(\/|$)/;

/** A program or page in JavaScript, built with the packages of the registry when its source has changed. */
export function npmBuilt({ source, name, scripts = [], words = [], kept, pruned = false }: BuiltProps): Artifact {
  return attempt(() =>
    cachedFolder(`${name}-${digestOf(source, made)}`, (folder) => {
      const build = mkdtempSync(join(cacheFolder(), '.npm-'));
      try {
        cpSync(source, build, { recursive: true, filter: (path) => !made.test(path.slice(source.length)) });
        run('npm', '--prefix', build, 'ci', '--silent');
        run('npm', '--prefix', build, 'run', '--silent', 'build', ...(words.length > 0 ? ['--', ...words] : []));
        for (const script of scripts) run('npm', '--prefix', build, 'run', '--silent', script);
        if (pruned) run('npm', '--prefix', build, 'prune', '--omit=dev', '--silent');
        for (const [to, from] of Object.entries(kept)) renameSync(join(build, from), join(folder, to));
      } finally {
        rmSync(build, { recursive: true, force: true });
      }
    }),
  );
}
