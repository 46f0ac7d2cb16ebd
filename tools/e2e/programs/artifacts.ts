import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { errorMessage } from '../../../constructs/kit/model/error-message';
import { cached } from '../../programs/build';
import { cacheFolder, keep, unfinishedFolder } from '../../programs/cache';
import { onPath } from '../../programs/path';

/** A file that a run needs beside the programs, or why it cannot be had. */
export type Artifact = { readonly path: string } | { readonly missing: string };

/** The demo's backend: the program of its image, from its Go module. */
export function httpbin(tag: string): Artifact {
  const version = `v${tag}`;
  return attempt(() =>
    cached('go-httpbin', {
      package: 'github.com/mccutchen/go-httpbin/v2/cmd/go-httpbin',
      version,
      versionArguments: ['-version'],
      versionVariable: 'main.version',
    }),
  );
}

/** The Java agent of the version in the rendered image, from Maven Central. */
export function javaAgent(tag: string): Artifact {
  const name = `opentelemetry-javaagent-${tag}.jar`;
  const folder = join(cacheFolder(), `opentelemetry-javaagent-${tag}`);
  return attempt(() => {
    if (!existsSync(join(folder, name))) {
      const unfinished = unfinishedFolder('opentelemetry-javaagent');
      const artifact = `io.opentelemetry.javaagent:opentelemetry-javaagent:${tag}`;
      maven(unfinished, 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${unfinished}`);
      keep(unfinished, folder);
    }
    return join(folder, name);
  });
}

/** The Spring application of `examples/`, built when its source has changed. */
export function springApplication(): Artifact {
  const source = 'examples/spring-app';
  const folder = join(cacheFolder(), `spring-app-${digestOf(source)}`);
  const file = join(folder, 'spring-app.jar');
  return attempt(() => {
    if (!existsSync(file)) {
      const unfinished = unfinishedFolder('spring-app');
      const build = mkdtempSync(join(cacheFolder(), '.maven-'));
      try {
        cpSync(source, build, { recursive: true });
        process.stderr.write(`Building ${source}. This can take a minute.\n`);
        maven(build, 'package');
        renameSync(join(build, 'target', 'spring-app.jar'), join(unfinished, 'spring-app.jar'));
      } finally {
        rmSync(build, { recursive: true, force: true });
      }
      keep(unfinished, folder);
    }
    return file;
  });
}

/** The folder with PostgreSQL's programs. */
export function postgresql(): Artifact {
  const [folder] = ['/usr/lib/postgresql', '/usr/pgsql']
    .filter((each) => existsSync(each))
    .flatMap((each) => readdirSync(each).map((version) => join(each, version, 'bin')))
    .filter((each) => existsSync(join(each, 'initdb')))
    .sort()
    .reverse();
  return folder ? { path: folder } : { missing: 'PostgreSQL is not installed (Debian package postgresql)' };
}

export function java(): Artifact {
  const path = onPath('java');
  return path ? { path } : { missing: 'no java on PATH (Debian package openjdk-17-jre-headless or newer)' };
}

/** What is found, or why it cannot be had. */
export function attempt(find: () => string): Artifact {
  try {
    return { path: find() };
  } catch (error) {
    return { missing: errorMessage(error) };
  }
}

/** A folder of the cache, made where it is missing. */
export function cachedFolder(name: string, make: (folder: string) => void): string {
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

/** Runs Maven in a folder. Throws with its last words if it fails. */
export function maven(folder: string, ...words: readonly string[]): void {
  if (!onPath('mvn')) throw new Error('no mvn on PATH (Debian package maven)');
  const { status, stdout } = spawnSync('mvn', ['--quiet', '--batch-mode', ...words], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`mvn ${words.join(' ')} failed:\n${stdout.slice(-2000)}`);
}

/** Changes with the files of a folder. `built`: paths that are not its source. */
export function digestOf(folder: string, built = /^target/): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, name);
    if (built.test(name) || !statSync(file).isFile()) continue;
    hash.update(name).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
