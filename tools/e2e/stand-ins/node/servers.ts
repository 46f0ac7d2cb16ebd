import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { join } from 'node:path';
import type { Surroundings } from '../../cluster';

/** What is answered for each path; made anew each time. */
export type Expositions = Readonly<Record<string, () => string>>;

const folder = join('tools', 'e2e', 'stand-ins', 'node', 'exposition');

/** A file of `exposition/`. */
export const fileOf = (name: string) => (): string => readFileSync(join(folder, name), 'utf8');

/** Serves metrics to everybody. */
export function showMetrics(expositions: Expositions, port: number, address: string): Promise<Server> {
  return listen(
    createServer((incoming, outgoing) => serve(expositions, incoming, outgoing)),
    port,
    address,
  );
}

/** Serves metrics over TLS to accounts that may read the metrics of nodes, as a kubelet does. */
export function showNodeMetrics(
  { certificate, accounts }: Surroundings,
  expositions: Expositions,
  port: number,
  address: string,
): Promise<Server> {
  const options = { cert: certificate.certificate, key: certificate.key };
  const server = createTlsServer(options, (incoming, outgoing) => {
    const account = accounts.accountOf(incoming.headers.authorization);
    if (account && accounts.allows(account, 'nodes/metrics', 'get')) serve(expositions, incoming, outgoing);
    else outgoing.writeHead(account ? 403 : 401).end();
  });
  return listen(server, port, address);
}

function serve(expositions: Expositions, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const exposition = expositions[incoming.url ?? ''];
  if (!exposition) {
    outgoing.writeHead(404).end();
    return;
  }
  outgoing.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  outgoing.end(exposition());
}

function listen(server: Server, port: number, address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve(server));
  });
}
