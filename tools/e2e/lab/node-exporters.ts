import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { join } from 'node:path';
import type { Surroundings } from '../cluster';
import { nodeAddress } from '../cluster/network';
import type { Pod } from '../cluster/pod';

const fixtures = join('test', 'e2e', 'exposition');

/** What the cluster itself has on a node, in a small written form of its documented metrics: kubelet, cAdvisor, Hubble, ztunnel. */
export async function startNodeExporters({ certificate, accounts }: Surroundings, ztunnel: Pod): Promise<Server[]> {
  const kubelet = createTlsServer({ cert: certificate.certificate, key: certificate.key }, (incoming, outgoing) => {
    const account = accounts.accountOf(incoming.headers.authorization);
    if (!account || !accounts.allows(account, 'nodes/metrics', 'get')) {
      outgoing.writeHead(account ? 403 : 401).end();
      return;
    }
    serve({ '/metrics': 'kubelet.txt', '/metrics/cadvisor': 'cadvisor.txt' }, incoming, outgoing);
  });
  const hubble = createServer((incoming, outgoing) => serve({ '/metrics': 'hubble.txt' }, incoming, outgoing));
  const ztunnelServer = createServer((incoming, outgoing) =>
    serve({ '/stats/prometheus': 'ztunnel.txt' }, incoming, outgoing),
  );
  return Promise.all([
    listen(kubelet, 10250, nodeAddress),
    listen(hubble, 9965, nodeAddress),
    listen(ztunnelServer, 15020, ztunnel.address),
  ]);
}

function serve(files: Readonly<Record<string, string>>, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const file = files[incoming.url ?? ''];
  if (!file) {
    outgoing.writeHead(404).end();
    return;
  }
  outgoing.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  outgoing.end(readFileSync(join(fixtures, file)));
}

function listen<Listening extends Server>(server: Listening, port: number, address: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve(server));
  });
}
