import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { ask } from '../http';
import type { Available } from '../programs';
import { linesOf, shownMetrics, sumShown } from '../shown-metrics';
import { eventually, sleep } from '../wait';
import { host } from './addresses';
import { processorTime } from './process';

/** What a program has used. */
export interface Used {
  /** Processor time, in seconds. */
  readonly seconds: number;
  /** Memory of its own that is resident, in bytes: files that it has mapped can be dropped at any time, and are not in it. */
  readonly memory: number;
  /** The most such memory that it was seen with until then, in bytes. */
  readonly mostMemory: number;
}

/** A program under load answers late. */
const patiently = { timeoutSeconds: 60 };

/** How a target is started. */
export interface TargetProps {
  readonly program: Available;
  readonly name: string;
  /** The folder in which it gets a folder of its own. */
  readonly folder: string;
  readonly port: number;
  /** What its file says. `folder`: its own. */
  readonly configuration: (folder: string) => object;
  /** Environment variables, as its pod has them. Default: none. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The option that names its configuration. Default: `-config.file`. */
  readonly option?: string;
  /** Its arguments, where it reads no file. Default: the option with its file. */
  readonly args?: readonly string[];
  /** Where it says that it is ready. Default: `/ready`. */
  readonly readyAt?: string;
}

/** One target of a store as a process of this machine. */
export class Target {
  readonly name: string;
  readonly folder: string;
  private readonly port: number;
  private readonly child: ChildProcess;
  private largest = 0;
  private readonly watch: NodeJS.Timeout;
  private readonly readyAt: string;

  constructor(props: TargetProps) {
    const { program, configuration, variables = {}, option = '-config.file', args, readyAt = '/ready' } = props;
    this.name = props.name;
    this.port = props.port;
    this.readyAt = readyAt;
    this.folder = path.join(props.folder, props.name);
    mkdirSync(this.folder, { recursive: true });
    const file = path.join(this.folder, 'configuration.yaml');
    writeFileSync(file, stringify(configuration(this.folder)));
    const log = openSync(path.join(this.folder, 'log'), 'w');
    this.child = spawn(program.path, args ?? [`${option}=${file}`], {
      cwd: this.folder,
      stdio: ['ignore', log, log],
      env: variables,
    });
    this.watch = setInterval(() => this.memory(), 250);
  }

  url(rest: string): string {
    return `http://${host}:${this.port}${rest}`;
  }

  /** Waits until it is ready. Throws with the end of its log if it never is. */
  async ready(): Promise<void> {
    const answer = await eventually(90, async () => {
      const { status } = await ask(this.url(this.readyAt));
      return status === 200 ? true : undefined;
    });
    if (answer) return;
    const log = readFileSync(path.join(this.folder, 'log'), 'utf8');
    throw new Error(`${this.name} is not ready after 90 s: ${log.slice(-2000)}`);
  }

  /** What it has used until now. */
  used(): Used {
    const memory = this.memory();
    return { seconds: processorTime(this.child), memory, mostMemory: this.largest };
  }

  private memory(): number {
    // The process may just have ended.
    const file = `/proc/${this.child.pid}/status`;
    const status = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const memory = Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
    this.largest = Math.max(this.largest, memory);
    return memory;
  }

  /** The memory of what it still needs, in bytes: what is left when its garbage has been collected. */
  async needed(): Promise<number> {
    await ask(this.url('/debug/pprof/heap?gc=1'), patiently);
    const text = await shownMetrics(this.url('/metrics'), patiently);
    return Number(/^go_memstats_heap_inuse_bytes (\S+)$/m.exec(text)?.[1]);
  }

  /** Ends it, and waits until it has ended. */
  async stop(): Promise<void> {
    clearInterval(this.watch);
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGTERM');
    await Promise.race([ended, sleep(20_000)]);
    this.child.kill('SIGKILL');
  }
}

/** The sum of a metric of a target. */
export const sumOfMetric = (target: Target, metric: string): Promise<number> =>
  sumShown(target.url('/metrics'), linesOf(metric), patiently);
