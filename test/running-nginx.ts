import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from './ports';

/** An answer, and what it says of itself. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

export interface Asked {
  readonly host?: string;
  readonly path?: string;
  /** Default: `POST`. */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The program in nginx' place, or the text of a script that stands for it. */
export type NginxProgram = { readonly program: string } | { readonly script: string };

/** What a ConfigMap has for an nginx, on this machine: its start script, and the nginx that it becomes. */
export class RunningNginx {
  /** Stands for the root of the pod. */
  readonly folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  private process?: ChildProcess;
  private port = 0;

  /** `host`: whom it is asked as. */
  constructor(private readonly host: string) {
    // Where tests run as root, nginx's workers do not.
    chmodSync(this.folder, 0o755);
  }

  /** Writes a file, as the kubelet brings it. `path`: in the pod, without its first slash. */
  bring(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Starts what is configured. `folder`: where the pod has it. `here`: what else is otherwise on this machine. */
  async run(
    configuration: { readonly folder: string; readonly files: Readonly<Record<string, string>> },
    here: (text: string) => string,
    nginx: NginxProgram,
  ): Promise<void> {
    this.port = await freePort();
    const config = join(this.folder, configuration.folder);
    for (const folder of [config, join(this.folder, 'tmp'), join(this.folder, 'bin')]) {
      mkdirSync(folder, { recursive: true });
    }
    for (const [name, text] of Object.entries(configuration.files)) {
      const moved = text
        .replaceAll(/(?<![\w/])\/(etc\/(?!resolv)|tmp\b)/g, `${this.folder}/$1`)
        .replaceAll('\\/etc\\/', `${this.folder.replaceAll('/', '\\/')}\\/etc\\/`)
        .replaceAll('listen 8080', `listen 127.0.0.1:${this.port}`);
      writeFileSync(join(config, name), here(moved));
    }
    const bin = join(this.folder, 'bin/nginx');
    writeFileSync(bin, 'program' in nginx ? `#!/bin/sh\nexec ${nginx.program} "$@"\n` : `#!/bin/sh\n${nginx.script}\n`);
    chmodSync(bin, 0o755);
    const env = {
      ...process.env,
      PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`,
    };
    // A file, as nginx opens /dev/stdout, which can't be done with a socket.
    const out = openSync(this.logFile, 'a');
    const started = spawn('sh', [join(config, 'start.sh')], { env, cwd: this.folder, stdio: ['ignore', out, out] });
    closeSync(out);
    this.process = started;
  }

  private readonly logFile = join(this.folder, 'log');

  /** What it has printed so far. */
  get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  async ended(): Promise<void> {
    const { process: running } = this;
    if (running && running.exitCode === null) await new Promise((resolve) => running.once('exit', resolve));
  }

  ask({ host = this.host, path = '/v1/traces', method = 'POST', headers = {}, body = '{}' }: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        // Each request by a connection of its own: Node does not send again what meets the end of an idle one.
        { host: '127.0.0.1', port: this.port, path, method, headers: { host, ...headers }, agent: false },
        (answer) => {
          answer.resume();
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
        },
      );
      sent.on('error', reject);
      sent.end(method === 'GET' ? undefined : body);
    });
  }

  /** The answer as soon as it has this status, or the last one. */
  async eventually(status: number, asked: Asked): Promise<number> {
    const until = Date.now() + 15_000;
    for (;;) {
      const answered = await this.ask(asked).then(
        (answer) => answer.status,
        () => 0,
      );
      if (answered === status || Date.now() > until) return answered;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async stop(): Promise<void> {
    this.process?.kill();
    await this.ended();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
