import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { ask, askJson } from '../../../tools/http';
import { eventually } from '../../../tools/wait';
import { freePort } from '../../ports';
import type { LinesCase } from './cases';

/** An alert that Loki tells, or is about to tell. */
export interface ToldAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly state: 'pending' | 'firing';
}

/** A rendered Loki as a process on loopback, which evaluates the rendered rules every second. */
export class RunningLoki {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'log-alerts-'));
  private process?: ChildProcess;
  private url = '';

  constructor(
    private readonly program: string,
    private readonly configuration: string,
    private readonly rules: string,
  ) {}

  async start(): Promise<void> {
    const [http, grpc] = [await freePort(), await freePort()];
    this.url = `http://127.0.0.1:${http}`;
    const rules = path.join(this.folder, 'rules', 'fake');
    mkdirSync(rules, { recursive: true });
    writeFileSync(path.join(rules, 'alerts.yaml'), this.rules);
    writeFileSync(path.join(this.folder, 'loki.yaml'), stringify(this.here(http, grpc)));
    const log = openSync(path.join(this.folder, 'log'), 'w');
    this.process = spawn(this.program, [`-config.file=${this.folder}/loki.yaml`], { stdio: ['ignore', log, log] });
    const ready = await eventually(60, async () =>
      (await ask(`${this.url}/ready`)).status === 200 ? true : undefined,
    );
    if (!ready)
      throw new Error(`Loki does not start: ${readFileSync(path.join(this.folder, 'log'), 'utf8').slice(-2000)}`);
  }

  /** Stores entries, the newest a few seconds old. */
  async store(cases: readonly LinesCase[]): Promise<void> {
    const newest = BigInt(Date.now() - 5000) * 1_000_000n;
    const streams = cases.map(({ container, entry, times = 1 }) => ({
      stream: { namespace: 'shop', pod: `${container}-0`, container, service_name: container },
      // Within five minutes.
      values: Array.from({ length: times }, (_, i) => [`${newest - BigInt(times - i) * 200_000_000n}`, entry]),
    }));
    const { status, text } = await ask(`${this.url}/loki/api/v1/push`, {
      body: JSON.stringify({ streams }),
      headers: { 'content-type': 'application/json' },
    });
    if (status !== 204) throw new Error(`Loki refuses the entries: ${status} ${text}`);
  }

  /** What it tells of one alert, and what it would tell if it lasted. */
  async told(name: string): Promise<ToldAlert[]> {
    const { data } = await askJson<{ data: { alerts: ToldAlert[] } }>(`${this.url}/prometheus/api/v1/alerts`);
    return data.alerts.filter(({ labels }) => labels.alertname === name);
  }

  async stop(): Promise<void> {
    const { process } = this;
    if (process && process.exitCode === null) {
      const gone = new Promise((resolve) => process.once('exit', resolve));
      process.kill('SIGKILL');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Its configuration with other folders, addresses of loopback, and rules that are evaluated more often. */
  private here(http: number, grpc: number) {
    const given = parse(this.configuration.replaceAll('/var/loki', this.folder));
    const listen = { http_listen_address: '127.0.0.1', grpc_listen_address: '127.0.0.1' };
    return {
      ...given,
      server: { ...given.server, ...listen, http_listen_port: http, grpc_listen_port: grpc },
      common: { ...given.common, instance_addr: '127.0.0.1' },
      ruler: {
        ...given.ruler,
        alertmanager_url: undefined,
        evaluation_interval: '1s',
        poll_interval: '1s',
        storage: { type: 'local', local: { directory: path.join(this.folder, 'rules') } },
      },
    };
  }
}
