import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Printed {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** kubectl, as a platform engineer uses it. */
export class Kubectl {
  /** `folder`: for what scripts need. */
  constructor(
    private readonly program: string,
    private readonly kubeconfig: string,
    private readonly folder: string,
  ) {}

  run(...words: readonly string[]): Promise<Printed> {
    return printed(this.program, [`--kubeconfig=${this.kubeconfig}`, ...words]);
  }

  /** The same, where a failure is an error with kubectl's own words. */
  async must(...words: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(...words);
    if (status !== 0) throw new Error(`kubectl ${words.join(' ')}: ${stderr.trim()}`);
    return stdout;
  }

  /** Commands as somebody types them, in a folder. They end at the first that fails, which is an error. */
  async shell(script: string, folder: string): Promise<void> {
    const programs = join(this.folder, 'bin');
    mkdirSync(programs, { recursive: true });
    const link = join(programs, 'kubectl');
    if (!existsSync(link)) symlinkSync(this.program, link);
    const { status, stderr } = await printed('sh', ['-euc', script], {
      cwd: folder,
      env: { ...process.env, KUBECONFIG: this.kubeconfig, PATH: [programs, process.env.PATH].join(delimiter) },
    });
    if (status !== 0) throw new Error(`${script}\n${stderr.trim()}`);
  }
}

function printed(
  program: string,
  words: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Printed> {
  return new Promise((done, fail) => {
    const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const texts = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      texts.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.stderr += text;
    });
    child.once('error', fail);
    child.once('close', (status) => done({ status, ...texts }));
  });
}
