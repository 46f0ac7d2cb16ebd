import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { digest } from './cli/bundles.js';

/** What a command needs of the package. */
const packageFiles = [
  'cdk8s.yaml',
  'checks',
  'constructs',
  'imports',
  'package-lock.json',
  'package.json',
  'tools',
  'tsconfig.json',
];
/** What is the repository's own. */
const projectFiles = ['dist', 'environments', 'main.ts'];

export interface WorkspaceOptions {
  /** Files in place of this repository's own environments, by their path. Default: this repository's. */
  readonly project?: Readonly<Record<string, string>>;
  /** The package's own code is a copy too, so that it may be changed; a link to it is made in a fraction of the time. Default: yes. */
  readonly ownPackage?: boolean;
}

/** A copy of this repository that a test may change, with the commands that a user has. */
export class Workspace {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-'));
  /** What the launcher keeps. That of the package and the libraries is the same for all who have a link to them. */
  private readonly cache: string;

  constructor({ project, ownPackage = true }: WorkspaceOptions = {}) {
    for (const name of packageFiles) {
      const [from, to] = [path.resolve(name), path.join(this.folder, name)];
      if (ownPackage) cpSync(from, to, { recursive: true });
      else symlinkSync(from, to);
    }
    if (!project) {
      for (const name of projectFiles) cpSync(path.resolve(name), path.join(this.folder, name), { recursive: true });
    }
    for (const [file, text] of Object.entries(project ?? {})) this.write(file, text);
    symlinkSync(path.resolve('node_modules'), path.join(this.folder, 'node_modules'));
    const shared = process.env.LGTM_CDK8S_CACHE ?? path.resolve('node_modules', '.cache', 'lgtm-cdk8s');
    this.cache = ownPackage ? path.join(this.folder, '.cache') : shared;
    if (ownPackage) this.knowLibraries(shared);
  }

  /** The libraries are this repository's: their bundle is not made anew. */
  private knowLibraries(shared: string): void {
    mkdirSync(this.cache);
    for (const file of existsSync(shared) ? readdirSync(shared) : []) {
      if (/^libraries-.*\.json$/.test(file)) cpSync(path.join(shared, file), path.join(this.cache, file));
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
    rmSync(path.join(this.cache, `types-${digest(this.folder)}`), { recursive: true, force: true });
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Replaces a text that must be there. */
  replace(file: string, before: string | RegExp, after: string): void {
    const text = this.read(file);
    const replaced = text.replace(before, after);
    if (replaced === text) throw new Error(`${file} has no ${before}`);
    this.write(file, replaced);
  }

  /** `npm run synth -- …`, without npm around it. `preload`: a script that node runs first. */
  synth(args: readonly string[] = [], preload?: string) {
    return this.run(process.execPath, [
      ...(preload ? ['--require', preload] : []),
      'tools/launch.js',
      'synth',
      ...args,
    ]);
  }

  run(command: string, args: readonly string[]) {
    const { status, signal, stdout, stderr } = spawnSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, LGTM_CDK8S_CACHE: this.cache, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    return { status, signal, stdout, stderr };
  }

  /** Every file of a folder with its text. */
  files(folder: string): Record<string, string> {
    const root = path.join(this.folder, folder);
    const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      entries
        .map((entry) => path.join(entry.parentPath, entry.name))
        .sort()
        .map((file) => [path.relative(root, file), readFileSync(file, 'utf8')]),
    );
  }
}
