import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a command printed, and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The folder of another repository, which has the package as everybody has it. */
export class Adopter {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** `npx lgtm-cdk8s …`, from the packages that are installed. */
  npx(...words: readonly string[]): Ran {
    return this.run('npx', '--no-install', 'lgtm-cdk8s', ...words);
  }

  /** The same without npx around it, which takes longer than most commands. */
  lgtm(...words: readonly string[]): Ran {
    return this.run(process.execPath, 'node_modules/lgtm-cdk8s/lib/tools/launch.js', ...words);
  }

  /** A program of the system or a package, in this folder. */
  run(program: string, ...words: readonly string[]): Ran {
    const { status, stdout, stderr, error } = spawnSync(program, words, {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...cleanEnvironment(), NO_COLOR: '1' },
    });
    if (error) throw error;
    return { status, stdout, stderr };
  }

  read(file: string): string {
    return readFileSync(this.file(file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(this.file(file)), { recursive: true });
    writeFileSync(this.file(file), text);
  }

  /** Copies a folder or a file into this one. */
  copy(from: string, to: string): void {
    cpSync(from, this.file(to), { recursive: true });
  }

  /** Replaces a text that must be there. */
  replace(file: string, before: string, after: string): void {
    const text = this.read(file);
    if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
    this.write(file, text.replace(before, after));
  }

  file(name: string): string {
    return path.join(this.folder, name);
  }

  /** Every file below a folder with its text, as one text that can be compared. */
  contents(folder: string): string {
    return readdirSync(this.file(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => `${path.relative(this.folder, file)}\n${readFileSync(file, 'utf8')}`)
      .join('\n');
  }
}

/** What npm and the launcher of this repository tell their own children must not reach those of another one. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|LGTM_CDK8S_)/i.test(name)));
}
