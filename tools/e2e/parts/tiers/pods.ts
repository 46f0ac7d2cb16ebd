import type { Endpoint } from '../../../../constructs/kit';
import { eventually, sleep } from '../../../wait';
import type { Cluster } from '../../cluster';
import type { Container } from '../../cluster/container';
import { isReady } from '../../cluster/probe';

/** A span of time in which the pods change that judge, in milliseconds since 1970. */
export interface Change {
  readonly begin: number;
  readonly end: number;
}

/** How often a Collector asks for the names of others. */
const asksEachSeconds = 5;

/** The pods of the second tier, as the cluster's DNS names them. */
export class Samplers {
  readonly changes: Change[] = [];
  private ready: readonly Container[];

  constructor(
    private readonly cluster: Cluster,
    private readonly endpoint: Endpoint,
    private readonly containers: readonly Container[],
    /** For how long DNS names a pod that has gone. */
    private readonly staleSeconds: number,
  ) {
    this.ready = containers;
  }

  /** So many of them, as if the others had not been made yet. */
  name(count: number): void {
    this.named(this.containers.slice(0, count));
  }

  /** All of them are there. */
  async scale(): Promise<void> {
    await this.change(async () => this.named(this.containers));
  }

  /** One ends and comes back, as in a roll-out. */
  async roll(container: Container): Promise<void> {
    await this.without(container, () => container.stop());
  }

  /** One is gone at once with what waits in its memory, as with its node, and comes back. */
  async kill(container: Container): Promise<void> {
    await this.without(container, () => container.kill());
  }

  /** One goes, is named for a while, and comes back. */
  private async without(container: Container, end: () => Promise<unknown>): Promise<void> {
    await this.change(async () => {
      await end();
      await sleep(this.staleSeconds * 1000);
      this.named(this.ready.filter((each) => each !== container));
      await backAgain(container);
      this.named(this.containers);
    });
  }

  private named(ready: readonly Container[]): void {
    this.ready = ready;
    this.cluster.nameReady(
      this.endpoint,
      ready.map(({ pod }) => pod),
    );
  }

  /** Until every Collector has asked again. */
  private async change(act: () => Promise<void>): Promise<void> {
    const begin = Date.now();
    await act();
    await sleep((asksEachSeconds + 2) * 1000);
    this.changes.push({ begin, end: Date.now() });
  }
}

/** Starts a pod, and waits until it is ready. */
export async function backAgain(container: Container): Promise<void> {
  container.start();
  const ready = await eventually(60, async () =>
    (await isReady(container.pod, container.spec).catch(() => false)) ? true : undefined,
  );
  if (!ready) throw new Error(`${container.pod.title} is not ready: ${container.lastWords}`);
}
