import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of files and fields in the two generations of Linux control groups. */
const generations = [
  {
    root: '/sys/fs/cgroup/memory',
    ownLine: /^\d+:(?:.*,)?memory(?:,.*)?:(.*)$/m,
    limit: 'memory.limit_in_bytes',
    usage: 'memory.usage_in_bytes',
    inactive: /^total_inactive_file (\d+)$/m,
    killed: { file: 'memory.oom_control', field: /^oom_kill (\d+)$/m },
  },
  {
    root: '/sys/fs/cgroup',
    ownLine: /^0::(.*)$/m,
    limit: 'memory.max',
    usage: 'memory.current',
    inactive: /^inactive_file (\d+)$/m,
    killed: { file: 'memory.events', field: /^oom_kill (\d+)$/m },
  },
] as const;

type Generation = (typeof generations)[number];

/** The control group of one container: its memory limit is enforced by the kernel, as in Kubernetes. */
export class MemoryGroup {
  constructor(
    private readonly folder: string,
    private readonly files: Generation,
  ) {}

  /** A process that writes its number here belongs to the group. */
  get processes(): string {
    return join(this.folder, 'cgroup.procs');
  }

  /** What the kubelet compares with the limit: memory in use without the file cache that can be dropped. */
  workingSet(): number {
    const usage = Number(readFileSync(join(this.folder, this.files.usage), 'utf8'));
    const inactive = this.files.inactive.exec(readFileSync(join(this.folder, 'memory.stat'), 'utf8'));
    return Math.max(0, usage - Number(inactive?.[1] ?? 0));
  }

  /** How often the kernel killed a process of the group for its memory. */
  kills(): number {
    const { file, field } = this.files.killed;
    return Number(field.exec(readFileSync(join(this.folder, file), 'utf8'))?.[1] ?? 0);
  }
}

/** The groups of one run, below the group of the process that started it. */
export class MemoryGroups {
  private constructor(
    private readonly folder: string,
    private readonly files: Generation,
  ) {}

  /** Makes the groups, or finds them if they are there. Undefined where the machine does not let this process make groups with memory limits. */
  static make(name: string): MemoryGroups | undefined {
    for (const files of generations) {
      const own = files.ownLine.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1];
      if (own === undefined) continue;
      const folder = join(files.root, own, name);
      try {
        mkdirSync(folder, { recursive: true });
        if (existsSync(join(folder, files.limit))) return new MemoryGroups(folder, files);
        rmdirSync(folder);
      } catch {
        // Not writable: the next generation, or none.
      }
    }
    return undefined;
  }

  /** When every process has ended. Throws while the kernel still counts one. */
  remove(): void {
    for (const entry of readdirSync(this.folder, { withFileTypes: true })) {
      if (entry.isDirectory()) rmdirSync(join(this.folder, entry.name));
    }
    rmdirSync(this.folder);
  }

  group(name: string, limitBytes: number): MemoryGroup {
    const folder = join(this.folder, name);
    if (!existsSync(folder)) {
      mkdirSync(folder);
      writeFileSync(join(folder, this.files.limit), `${limitBytes}`);
    }
    return new MemoryGroup(folder, this.files);
  }
}
