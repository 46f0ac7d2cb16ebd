import { spawn } from 'node:child_process';

export interface Printed {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** kubectl, as a platform engineer uses it. */
export class Kubectl {
  constructor(
    private readonly program: string,
    private readonly kubeconfig: string,
  ) {}

  run(...words: readonly string[]): Promise<Printed> {
    return new Promise((done, fail) => {
      const child = spawn(this.program, [`--kubeconfig=${this.kubeconfig}`, ...words], { stdio: 'pipe' });
      const printed = { stdout: '', stderr: '' };
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed.stdout += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        printed.stderr += text;
      });
      child.once('error', fail);
      child.once('close', (status) => done({ status, ...printed }));
    });
  }

  /** The same, where a failure is an error with kubectl's own words. */
  async must(...words: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(...words);
    if (status !== 0) throw new Error(`kubectl ${words.join(' ')}: ${stderr.trim()}`);
    return stdout;
  }
}
