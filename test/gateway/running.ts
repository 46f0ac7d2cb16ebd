import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Senders } from '../../constructs/gateway';
import { platformBehindGateway } from '../fixtures/two-clusters';
import { freePort, listen } from '../ports';
import { objectOf } from '../support';

/** The gateway's own files on this machine: its start script, and the nginx that it becomes. */

/** An answer, and what it says of itself. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

export interface Asked {
  readonly host?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export class RunningGateway {
  /** What its senders' Collector was sent. */
  readonly passedOn: IncomingHttpHeaders[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'gateway-'));
  private readonly collector: Server = createServer((incoming, answer) => {
    this.passedOn.push(incoming.headers);
    incoming.resume().on('end', () => answer.end());
  });
  private process?: ChildProcess;
  private port = 0;

  constructor(
    private readonly senders: Senders,
    private readonly requestsPerSecond?: number,
  ) {}

  /** Writes the file with the senders, as the kubelet brings the Secret. */
  allow(lines: readonly string[]): void {
    const file = join(this.folder, 'etc/gateway-senders', this.senders.key);
    // Where tests run as root, nginx's workers do not.
    chmodSync(this.folder, 0o755);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${lines.join('\n')}\n`);
  }

  /** Starts it. `nginx`: the program in its place, or the text of a script that stands for it. */
  async start(nginx: { readonly program: string } | { readonly script: string }): Promise<void> {
    this.port = await freePort();
    const collector = await listen(this.collector);
    const { senders, requestsPerSecond } = this;
    const environment = platformBehindGateway({ gateway: { senders, requestsPerSecond } });
    const files: Readonly<Record<string, string>> = objectOf(environment, 'ConfigMap', 'gateway').data;
    const config = join(this.folder, 'etc/gateway');
    for (const folder of [config, join(this.folder, 'tmp'), join(this.folder, 'bin')]) {
      mkdirSync(folder, { recursive: true });
    }
    for (const [name, text] of Object.entries(files)) {
      const here = text
        .replaceAll(/(?<![\w/])\/(etc\/gateway|tmp\b)/g, `${this.folder}/$1`)
        .replaceAll('\\/etc\\/gateway', `${this.folder.replaceAll('/', '\\/')}\\/etc\\/gateway`)
        .replaceAll('listen 8080', `listen 127.0.0.1:${this.port}`)
        .replaceAll(/set \$upstream \S+;/g, `set $upstream 127.0.0.1:${collector};`);
      writeFileSync(join(config, name), here);
    }
    const bin = join(this.folder, 'bin/nginx');
    writeFileSync(bin, 'program' in nginx ? `#!/bin/sh\nexec ${nginx.program} "$@"\n` : `#!/bin/sh\n${nginx.script}\n`);
    chmodSync(bin, 0o755);
    const env = { ...process.env, PATH: `${join(this.folder, 'bin')}:${process.env.PATH}` };
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

  /** What nginx is told of the senders. */
  readonly sendersFile = join(this.folder, 'tmp/senders/tokens.conf');

  async ended(): Promise<void> {
    const { process: running } = this;
    if (running && running.exitCode === null) await new Promise((resolve) => running.once('exit', resolve));
  }

  ask({ host = 'otlp.platform.example.com', path = '/v1/traces', headers = {}, body = '{}' }: Asked): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(
        // Each request by a connection of its own: Node does not send again what meets the end of an idle one.
        { host: '127.0.0.1', port: this.port, path, method: 'POST', headers: { host, ...headers }, agent: false },
        (answer) => {
          answer.resume();
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
        },
      );
      sent.on('error', reject);
      sent.end(body);
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
    this.collector.closeAllConnections();
    await new Promise((resolve) => this.collector.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }
}
