import { sleep } from '../../wait';
import type { Cluster } from '../cluster';
import { type Pod, portOf } from '../cluster/pod';
import { ask, type RequestProps } from '../http';

const order = (quantity: number): RequestProps => ({
  body: JSON.stringify({ item: 'tea', quantity }),
  headers: { 'content-type': 'application/json' },
});

/** What visitors ask of the Spring application: what works, what fails, what is slow. */
const visits: readonly (readonly [string, RequestProps])[] = [
  ['/api/orders', {}],
  ['/api/orders', order(2)],
  ['/api/backend', {}],
  ['/api/orders', {}],
  ['/api/fail', {}],
  ['/api/orders', order(1000)],
  ['/api/slow', {}],
  ['/api/orders', order(3)],
  ['/api/backend/slow', {}],
];

/** Visits the Spring application again and again until it is stopped. */
export class Traffic {
  private stopped = false;
  private readonly statuses = new Map<number, number>();
  private readonly visitor: Promise<void>;

  constructor(cluster: Cluster, from: Pod) {
    const pod = cluster.pod('spring-app');
    this.visitor = this.visit(`http://${pod.address}:${portOf(pod, 'http')}`, from);
  }

  /** How many answers of each status there were so far. */
  get answers(): ReadonlyMap<number, number> {
    return this.statuses;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.visitor;
  }

  private async visit(base: string, from: Pod): Promise<void> {
    for (let count = 0; !this.stopped; count++) {
      const [path, props] = visits[count % visits.length] ?? ['/', {}];
      const status = await ask(base + path, { ...props, from: from.address }).then(
        (response) => response.status,
        () => 0,
      );
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      await sleep(200);
    }
  }
}
