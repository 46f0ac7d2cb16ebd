import type { Report } from '../report';
import type { Cluster } from './cluster';
import type { Container } from './cluster/container';
import { bytes, mebibytes } from './cluster/quantity';

interface Usage {
  idle: number;
  highest: number;
  resident: number;
}

/** Follows what every container needs, as the kubelet would measure it. */
export class MemoryTable {
  private readonly usage = new Map<Container, Usage>();
  private readonly timer: NodeJS.Timeout;
  private idle = true;

  constructor(private readonly cluster: Cluster) {
    this.timer = setInterval(() => this.look(), 500);
  }

  /** From here on there is load. */
  loadBegins(): void {
    this.idle = false;
  }

  /** The largest working set of a container so far. */
  highest(container: Container): number {
    return this.usage.get(container)?.highest ?? 0;
  }

  print(report: Report): void {
    clearInterval(this.timer);
    const own = this.cluster.running.filter(({ pod }) => this.cluster.container(pod));
    const rows = own.map((container) => {
      const { pod, spec, memory } = container;
      const { idle, highest, resident } = this.usage.get(container) ?? { idle: 0, highest: 0, resident: 0 };
      const { requests, limits } = spec.resources ?? {};
      const share = limits?.memory ? `${Math.round((highest / bytes(limits.memory)) * 100)} %` : '';
      return [
        pod.title,
        ...(memory ? [mebibytes(idle), mebibytes(highest), share] : ['?', '?', '?']),
        mebibytes(resident),
        requests?.memory ?? '',
        limits?.memory ?? '',
      ];
    });
    const { folder } = this.cluster.manifests;
    report.heading(`Memory of ${folder}: working set, as the kubelet measures it, and the highest resident set`);
    report.note(
      "Pages of a program's file that another process of this machine read first are in the resident set only.",
    );
    report.table(['workload', 'idle', 'highest', 'of the limit', 'resident', 'request', 'limit'], rows);
  }

  private look(): void {
    for (const container of this.cluster.running) {
      if (!container.running) continue;
      const now = container.memory?.workingSet() ?? 0;
      const known = this.usage.get(container);
      this.usage.set(container, {
        idle: this.idle || !known ? now : known.idle,
        highest: Math.max(now, known?.highest ?? 0),
        resident: Math.max(container.resident(), known?.resident ?? 0),
      });
    }
  }
}
