import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ProcessProps {
  /** What it is called in messages, and its log. */
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
  /** Variables beside those of this process. Default: none. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder for its log. */
  readonly folder: string;
}

/** A server of the cluster, with its log in a file. */
export class Process {
  private readonly child: ChildProcess;
  private readonly log: string;
  private stopping = false;
  private ended: string | undefined;

  constructor(private readonly props: ProcessProps) {
    this.log = join(props.folder, `${props.name}.log`);
    const log = openSync(this.log, 'a');
    this.child = spawn(props.program, props.words, {
      env: { ...process.env, ...props.environment },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child.once('error', (error) => {
      this.ended = error.message;
    });
    this.child.once('exit', (code, signal) => {
      this.ended ??= `ended with ${signal ?? code}`;
    });
  }

  /** Throws if it has ended although nobody stopped it. */
  assertRuns(): void {
    if (this.ended === undefined || this.stopping) return;
    const last = readFileSync(this.log, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new Error(`${this.props.name} ${this.ended}:\n${last}`);
  }

  /** Asks it to end, and insists after some seconds. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.ended !== undefined) return;
    const exited = new Promise<void>((done) => this.child.once('exit', () => done()));
    this.child.kill('SIGTERM');
    const insist = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await exited;
    clearTimeout(insist);
  }
}
