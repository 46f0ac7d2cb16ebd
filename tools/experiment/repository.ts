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
import { run } from '../command';
import type { Files } from './changes';

/** How a program of the copy ended, and what it said. */
export interface Ended {
  readonly passed: boolean;
  readonly output: string;
}

/** A copy of this repository, as Git would give it to somebody else, with the packages that are installed here. */
export class Repository implements Files {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-experiment-'));

  constructor() {
    const listed = run('git', 'ls-files', '--cached', '--others', '--exclude-standard', '-z').split('\0');
    for (const file of listed.filter((each) => each !== '' && existsSync(each))) {
      mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
      cpSync(file, path.join(this.folder, file));
    }
    symlinkSync(path.resolve('node_modules'), path.join(this.folder, 'node_modules'));
  }

  get environments(): readonly string[] {
    return readdirSync(path.join(this.folder, 'environments'))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replace(/\.ts$/, ''));
  }

  get suites(): readonly string[] {
    const folder = path.join('tools', 'e2e', 'suites');
    return readdirSync(path.join(this.folder, folder))
      .map((suite) => `tools/e2e/suites/${suite}/index.ts`)
      .filter((file) => existsSync(path.join(this.folder, file)));
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  remove(file: string): void {
    rmSync(path.join(this.folder, file));
  }

  /** Removes the copy itself. */
  end(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Runs a command of the copy: `synth`, `docs`, … */
  command(name: string, ...words: readonly string[]): Ended {
    return this.program(process.execPath, path.join('tools', 'launch.js'), name, ...words);
  }

  /** Runs a program that is installed with the packages. */
  installed(name: string, ...words: readonly string[]): Ended {
    return this.program(path.join('node_modules', '.bin', name), ...words);
  }

  private program(command: string, ...words: readonly string[]): Ended {
    // What the launcher of this run says of itself is not true of the copy.
    const { LGTM_CDK8S_LAUNCHER: _, ...outer } = process.env;
    const env = { ...outer, LGTM_CDK8S_CACHE: path.join(this.folder, '.cache'), NO_COLOR: '1' };
    const { status, stdout, stderr, error } = spawnSync(command, words, { cwd: this.folder, encoding: 'utf8', env });
    return { passed: status === 0, output: error ? String(error) : `${stdout}${stderr}` };
  }
}
