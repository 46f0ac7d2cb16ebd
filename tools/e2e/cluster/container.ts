import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { ContainerLog } from './container-log';
import { environmentOf, expand, type SecretValue } from './environment';
import type { Image } from './image';
import type { Container as ContainerSpec } from './kubernetes';
import type { MemoryGroup } from './memory-group';
import { networkNamespace } from './network';
import type { Pod } from './pod';
import { type PrivilegeDrop, withoutPrivileges } from './privilege-drop';
import type { Root } from './root-filesystem';
import { closeHere, standardStream } from './standard-stream';
import type { User } from './user';

/** Where a container's process runs. */
export interface Inside extends Root {
  readonly image: Image;
  readonly user: User;
  readonly privilegeDrop: PrivilegeDrop;
  readonly secretValue: SecretValue;
}

export interface ContainerProps {
  readonly pod: Pod;
  readonly spec: ContainerSpec;
  readonly inside: Inside;
  readonly logFile: string;
  /** The beginning of the paths of what it prints to. */
  readonly streams: string;
  /** Undefined where the manifest states no limit, or the machine enforces none. */
  readonly memory: MemoryGroup | undefined;
}

/** A container of a pod as a process: its network, file system, user and memory limit are those of the manifest. */
export class Container {
  readonly pod: Pod;
  readonly spec: ContainerSpec;
  /** Undefined where nothing limits its memory. */
  readonly memory: MemoryGroup | undefined;
  private readonly inside: Inside;
  private readonly streams: string;
  private readonly log: ContainerLog;
  private child: ChildProcess | undefined;

  constructor({ pod, spec, inside, logFile, streams, memory }: ContainerProps) {
    this.pod = pod;
    this.spec = spec;
    this.memory = memory;
    this.inside = inside;
    this.streams = streams;
    this.log = new ContainerLog(logFile);
  }

  get running(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The number of its process, in the namespace of this one. */
  get processId(): number | undefined {
    return this.child?.pid;
  }

  /** The memory of its process that is resident, the program's own pages included. */
  resident(): number {
    const status = this.running && this.child?.pid ? readFileSync(`/proc/${this.child.pid}/status`, 'utf8') : '';
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  }

  /** The CPU time of its process so far. */
  cpuSeconds(): number {
    if (!this.running || !this.child?.pid) return 0;
    const [, fields = ''] = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ');
    const [user = 0, system = 0] = fields.split(' ').slice(11, 13).map(Number);
    // In hundredths, on every Linux that Node runs on.
    return (user + system) / 100;
  }

  /** The newest lines that it printed. */
  get newestLines(): string {
    return this.log.tail.join('\n');
  }

  /** What it printed last. */
  get lastWords(): string {
    return this.log.tail.slice(-5).join('\n');
  }

  start(): void {
    const { image, user: runsAs, secretValue } = this.inside;
    const environment = environmentOf(this.pod, this.spec, image.root?.environment, secretValue);
    const words = [...this.wrapping(), ...commandOf(this.spec, image).map((word) => expand(word, environment))];
    const [program = '', ...rest] = words;
    const { user } = runsAs;
    const [stdout, stderr] = [standardStream(`${this.streams}.out`, user), standardStream(`${this.streams}.err`, user)];
    const child = spawn(program, rest, {
      env: environment,
      stdio: ['ignore', stdout.descriptor, stderr.descriptor],
    });
    for (const stream of [stdout, stderr]) closeHere(stream);
    this.log.follow(stdout.output, 'stdout');
    this.log.follow(stderr.output, 'stderr');
    child.on('error', (error) => this.log.write(String(error), 'stderr'));
    this.child = child;
  }

  /** To the end, for a container that initializes. */
  async runToEnd(): Promise<void> {
    this.start();
    if ((await this.ended()) !== 0) throw new Error(`${this.pod.name}/${this.spec.name} failed: ${this.lastWords}`);
  }

  /** Waits until it has ended. Returns its exit code; null where a signal has ended it. */
  async ended(): Promise<number | null> {
    if (this.child && this.running) await once(this.child, 'exit');
    return this.child?.exitCode ?? null;
  }

  /** As the kubelet stops it: a request, then force when the grace period is over. Returns whether force was needed. */
  async stop(graceSeconds = this.pod.spec.terminationGracePeriodSeconds ?? 30): Promise<boolean> {
    if (!this.child || !this.running) return false;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    let forced = false;
    const force = setTimeout(() => {
      forced = true;
      this.child?.kill('SIGKILL');
    }, graceSeconds * 1000);
    await ended;
    clearTimeout(force);
    return forced;
  }

  /** As the kernel ends a process that takes too much memory. */
  async kill(): Promise<void> {
    if (!this.child || !this.running) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** As others see a pod whose node is lost: it is there, and answers nobody. */
  pause(): void {
    this.child?.kill('SIGSTOP');
  }

  resume(): void {
    this.child?.kill('SIGCONT');
  }

  /** Each of these programs replaces itself by the next, so the process keeps its number. */
  private wrapping(): string[] {
    const { user, root, workingDirectory, privilegeDrop } = this.inside;
    const join = this.memory ? ['sh', '-c', 'echo $$ > "$0" && exec "$@"', this.memory.processes] : [];
    // Programs call themselves by the name of their host, which is the pod's.
    const named = ['unshare', '--uts', 'sh', '-c', 'echo "$0" > /proc/sys/kernel/hostname && exec "$@"', this.pod.name];
    return [
      ...join,
      ...(this.pod.spec.hostNetwork ? [] : named),
      'nsenter',
      // This process is in the network of the node.
      ...(this.pod.spec.hostNetwork ? [] : [`--net=/run/netns/${networkNamespace(this.pod)}`]),
      `--root=${root}`,
      `--wd=${workingDirectory}`,
      ...withoutPrivileges(privilegeDrop, user),
    ];
  }
}

/** As Kubernetes combines them: a command of the manifest leaves nothing of the image's, arguments replace its arguments. */
function commandOf({ command, args }: ContainerSpec, image: Image): readonly string[] {
  if (image.command) return image.command;
  if (command) return [...command, ...(args ?? [])];
  return [...image.entrypoint, ...(args ?? image.arguments ?? [])];
}
