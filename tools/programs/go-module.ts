import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { packageFile } from '../../constructs/kit/model/package-file';
import { cacheFolder, keep, lockBuilds, unfinishedFolder } from './cache';

/** A module of the repository that pins a program and everything the program is made of. */
export interface GoModule {
  /** Its folder in `tools/go`. */
  readonly folder: string;
  /** The module in its `go.mod` whose version is the program's. */
  readonly pinnedBy: string;
  /** The package to build: of another module, or `.` for the folder's own. */
  readonly package: string;
  /** The Go variables that a release build sets to the version. Default: none. */
  readonly versionVariables?: readonly string[];
  readonly tags?: readonly string[];
  /** Built in seconds, so it waits for no other build. Default: it does. */
  readonly small?: boolean;
  /** What the program calls the version that its module calls so. Default: the same without the `v`. */
  readonly readVersion?: (version: string) => string;
}

const folderOf = (module: GoModule): string => packageFile('tools', 'go', module.folder);

/** The version that a build has. The `go.mod` decides, whatever the versions table wants. */
export function moduleVersion(module: GoModule): string {
  const text = readFileSync(join(folderOf(module), 'go.mod'), 'utf8');
  const line = text.split('\n').find((each) =>
    each
      .replace(/^require /, '')
      .trim()
      .startsWith(`${module.pinnedBy} v`),
  );
  const version = line?.split(`${module.pinnedBy} v`)[1]?.split(' ')[0];
  if (!version) throw new Error(`tools/go/${module.folder}/go.mod does not require ${module.pinnedBy}`);
  return module.readVersion?.(version) ?? version;
}

/** Where the cache has the program, if it does: another one for each content of the module. */
export function builtFile(name: string, module: GoModule): string {
  const hash = createHash('sha256');
  const folder = folderOf(module);
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return join(cacheFolder(), `${name}-${moduleVersion(module)}-${hash.digest('hex').slice(0, 8)}`, name);
}

/** Builds the program into the cache, with its progress on stderr. Throws what Go says if that fails. */
export async function buildModule(name: string, module: GoModule): Promise<string> {
  const file = builtFile(name, module);
  const unlock = module.small ? () => {} : lockBuilds();
  try {
    if (!existsSync(file)) await build(name, module, file);
  } finally {
    unlock();
  }
  return file;
}

async function build(name: string, module: GoModule, file: string): Promise<void> {
  const unfinished = unfinishedFolder(basename(resolve(file, '..')));
  try {
    await goBuild(name, module, join(unfinished, name));
    keep(unfinished, resolve(file, '..'));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** How often a build says how far it is. */
const progressMilliseconds = 15_000;

async function goBuild(name: string, module: GoModule, output: string): Promise<void> {
  const version = moduleVersion(module);
  const start = performance.now();
  const seconds = () => Math.round((performance.now() - start) / 1000);
  process.stderr.write(`Building ${name} ${version}, once.\n`);
  const linker = ['-s', '-w', ...(module.versionVariables ?? []).flatMap((each) => ['-X', `${each}=${version}`])];
  // Every package on a line as it is done; what is downloaded comes before.
  const words = ['build', '-v', '-mod=readonly', '-buildvcs=false', '-trimpath', `-ldflags=${linker.join(' ')}`];
  const child = spawn('go', [...words, `-tags=${(module.tags ?? []).join()}`, '-o', output, module.package], {
    cwd: folderOf(module),
    env: { ...process.env, CGO_ENABLED: '0', GOOS: '', GOARCH: '', GOWORK: 'off' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lines = 0;
  let last = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lines += text.split('\n').length - 1;
    last = `${last}${text}`.slice(-4000);
  });
  const progress = setInterval(
    () => process.stderr.write(`  ${name}: ${lines} packages, ${seconds()} s\n`),
    progressMilliseconds,
  );
  try {
    const status = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
    if (status !== 0) throw new Error(`go build failed: ${lastWords(last)}`);
    process.stderr.write(`  ${name} ${version}: built in ${seconds()} s\n`);
  } finally {
    clearInterval(progress);
  }
}

/** What Go complains of, without the packages that it had done before. */
const lastWords = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /\s/.test(line) && !line.startsWith('go: downloading'))
    .slice(-8)
    .join('\n')
    .trim();
