import { ask } from '../../http';
import { sleep } from '../../wait';
import { inUrl } from '../cluster/addresses';
import { type Pod, portOf } from '../cluster/pod';
import type { Visit } from './application';

/** Visits an application again and again until it is stopped. */
export class Traffic {
  private stopped = false;
  private readonly statuses = new Map<number, number>();
  private readonly visitor: Promise<void>;

  constructor(
    application: Pod,
    private readonly visits: readonly Visit[],
  ) {
    this.visitor = this.visit(`http://${inUrl(application.address)}:${portOf(application, 'http')}`);
  }

  /** The number of answers by their status; the status is 0 if no answer came. */
  get answers(): ReadonlyMap<number, number> {
    return this.statuses;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.visitor;
  }

  private async visit(base: string): Promise<void> {
    for (let count = 0; !this.stopped; count++) {
      const [path, props] = this.visits[count % this.visits.length] ?? ['/', {}];
      const status = await ask(base + path, props).then(
        (response) => response.status,
        () => 0,
      );
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      await sleep(200);
    }
  }
}
