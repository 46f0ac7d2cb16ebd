import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { eventually } from '../../tools/wait';
import { listen } from '../ports';
import { kubernetesApi } from '../scrape/api';
import { cases, node } from './pods';

/** What a program under test has around it: a Kubernetes API that knows the pods, the log files of their node, a folder of its own. */
export class Surroundings {
  private readonly ends: (() => void)[] = [];
  private said = '';

  private constructor(
    readonly folder: string,
    readonly api: string,
  ) {}

  /** Gives them to something, and takes them away afterwards. `api`: whether the Kubernetes API answers. */
  static async with<Answer>(use: (surroundings: Surroundings) => Promise<Answer>, api: 'answers' | 'away' = 'answers') {
    const folder = mkdtempSync(path.join(tmpdir(), 'labels-'));
    const server = await kubernetesApi(cases.map(({ pod }) => pod));
    if (api === 'away') server.stop();
    const surroundings = new Surroundings(folder, server.url);
    surroundings.ends.push(
      () => server.stop(),
      () => rmSync(folder, { recursive: true, force: true }),
    );
    try {
      surroundings.write('kubeconfig', stringify(surroundings.access));
      return await use(surroundings);
    } finally {
      for (const end of surroundings.ends) end();
    }
  }

  /** Writes a file; returns its path. */
  write(name: string, text: string): string {
    const file = path.join(this.folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  /** What every pod has printed: one line that names it. Returns the folder, as the kubelet has it. */
  writeLogs(): string {
    for (const { labels, pod } of cases) {
      const { name, namespace, annotations } = pod.metadata;
      const uid = annotations['kubernetes.io/config.mirror'] ?? pod.metadata.uid;
      const line = `2026-11-27T10:00:00.000000000Z stdout F a line of ${namespace}/${name}\n`;
      this.write(path.join('logs', `${namespace}_${name}_${uid}`, labels.container, '0.log'), line);
    }
    return path.join(this.folder, 'logs');
  }

  /** A server on loopback. Returns its port. */
  serve(server: Server): Promise<number> {
    this.ends.unshift(() => {
      server.closeAllConnections();
      server.close();
    });
    return listen(server);
  }

  /** A server of one text, which is asked for anew each time. */
  show(text: () => string): Promise<number> {
    return this.serve(
      createServer((_request, response) => {
        response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8').end(text());
      }),
    );
  }

  /** Starts a program on the node. */
  start(program: string, words: readonly string[], variables: Readonly<Record<string, string>> = {}): ChildProcess {
    const env = { KUBECONFIG: path.join(this.folder, 'kubeconfig'), NODE_NAME: node, HOSTNAME: node, ...variables };
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env, cwd: this.folder });
    const listener = (chunk: Buffer) => {
      this.said += chunk;
    };
    child.stdout.on('data', listener);
    child.stderr.on('data', listener);
    this.ends.unshift(() => child.kill('SIGKILL'));
    return child;
  }

  /** Waits until the program has done something. `ask` is given all that it has said. */
  async until<Answer>(what: string, ask: (said: string) => Promise<Answer | undefined> | Answer | undefined) {
    const answer = await eventually(60, () => ask(this.said), 200);
    if (answer === undefined) throw new Error(`not ${what}: ${this.said.slice(-4000)}`);
    return answer;
  }

  private get access() {
    const [cluster, user] = ['cluster', 'user'];
    return {
      ...{ apiVersion: 'v1', kind: 'Config', 'current-context': cluster },
      clusters: [{ name: cluster, cluster: { server: this.api } }],
      contexts: [{ name: cluster, context: { cluster, user } }],
      users: [{ name: user, user: {} }],
    };
  }
}
