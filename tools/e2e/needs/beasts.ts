import { createServer, type Server } from 'node:http';
import type { Need } from '../suite/need';
import type { PlayedPod } from '../suite/played-pod';
import type { Run } from '../suite/run';
import { played } from './played';

/** Services that answer as the mythical ones do: each tenth of what is to be made fails. */
export class Beasts {
  private readonly counts = new Map<string, number>();
  private server: Server | undefined;

  constructor(
    private readonly address: string,
    private readonly port: number,
  ) {}

  /** How many requests were answered so far. `method`: of this one. Default: of all. */
  answered(method?: string): number {
    return [...this.counts]
      .filter(([name]) => method === undefined || name === method)
      .reduce((sum, [, count]) => sum + count, 0);
  }

  async start(): Promise<void> {
    if (this.server) return;
    const server = createServer(({ method = '' }, answer) => {
      const count = (this.counts.get(method) ?? 0) + 1;
      this.counts.set(method, count);
      const usual = { POST: 201, GET: 200, DELETE: 204 }[method] ?? 405;
      answer.writeHead(method === 'POST' && count % 10 === 0 ? 500 : usual).end();
    });
    this.server = server;
    // The run ends, whether somebody is connected or not.
    server.unref();
    await new Promise<void>((done) => server.listen(this.port, this.address, done));
  }
}

const servers = new WeakMap<Run, Beasts>();

/** The services at a name outside the cluster, one server for the whole run. */
export function beasts({ host, port }: { readonly host: string; readonly port: number }): Need<Beasts> {
  const pod: PlayedPod = { name: 'beasts', hostNames: [host] };
  return {
    prepares: { pods: [pod] },
    find: (run) => {
      const at = played(pod).find(run);
      if ('missing' in at) return at;
      const server = servers.get(run) ?? new Beasts(at.given.address, port);
      servers.set(run, server);
      return { given: server };
    },
  };
}
