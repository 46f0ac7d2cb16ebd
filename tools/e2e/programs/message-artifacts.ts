import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../command';
import { cacheFolder, keep, unfinishedFolder } from '../../programs/cache';
import { onPath } from '../../programs/path';
import { type Artifact, attempt, digestOf, maven } from './artifacts';

/** The system's Python: that of a user's own folder cannot be entered by the users of pods. */
export const python = '/usr/bin/python3';

/** The packages of the Flask application, its own SDK among them, for the Python of this machine. */
export function flaskPackages(): Artifact {
  const source = 'examples/flask-backend';
  return attempt(() => {
    if (!existsSync(python)) throw new Error(`no ${python} (Debian packages python3 and python3-pip)`);
    const version = run(python, '--version').trim();
    const hash = createHash('sha256').update(version);
    for (const file of ['requirements.txt', 'requirements-sdk.txt']) hash.update(readFileSync(join(source, file)));
    return cachedFolder(`flask-packages-${hash.digest('hex').slice(0, 16)}`, (folder) => {
      const requirements = join(source, 'requirements-sdk.txt');
      run(python, '-m', 'pip', 'install', '--quiet', '--target', folder, '--requirement', requirements);
    });
  });
}

/** The page of `examples/vue-frontend`, built when its source has changed. */
export function vuePage(): Artifact {
  const source = 'examples/vue-frontend';
  return attempt(() =>
    cachedFolder(`vue-frontend-${digestOf(source, /^(node_modules|dist)(\/|$)/)}`, (folder) => {
      const build = mkdtempSync(join(cacheFolder(), '.npm-'));
      try {
        cpSync(source, build, { recursive: true, filter: (path) => !/\/(node_modules|dist)$/.test(path) });
        run('npm', '--prefix', build, 'ci', '--silent');
        run('npm', '--prefix', build, 'run', '--silent', 'build', '--', '--logLevel', 'warn');
        renameSync(join(build, 'dist'), join(folder, 'page'));
      } finally {
        rmSync(build, { recursive: true, force: true });
      }
    }),
  );
}

/** The libraries of a broker in the version of the rendered image, from Maven Central. */
export function kafkaLibraries(version: string): Artifact {
  return attempt(() =>
    cachedFolder(`kafka-${version}`, (folder) => {
      cpSync('tools/e2e/programs/kafka/pom.xml', join(folder, 'pom.xml'));
      maven(
        folder,
        'dependency:copy-dependencies',
        `-Dkafka.version=${version}`,
        '-DincludeScope=runtime',
        `-DoutputDirectory=${join(folder, 'libs')}`,
      );
    }),
  );
}

/** A program of a Debian package. */
export function installed(program: string, debianPackage: string): Artifact {
  const path = onPath(program);
  return path ? { path } : { missing: `no ${program} on PATH (Debian package ${debianPackage})` };
}

/** A folder of the cache, made where it is missing. */
function cachedFolder(name: string, make: (folder: string) => void): string {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  process.stderr.write(`Preparing ${name}. This can take a minute.\n`);
  const unfinished = unfinishedFolder(name);
  // The users of pods enter it.
  chmodSync(unfinished, 0o755);
  make(unfinished);
  keep(unfinished, folder);
  return folder;
}
