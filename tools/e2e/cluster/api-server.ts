import { appendFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { inUrl, type PodNetwork } from './addresses';
import { apiPod, isSelected } from './api-pod';
import type { Certificate } from './certificate';
import type { Pod } from './pod';
import type { ServiceAccounts } from './service-accounts';

/**
 * Stands for the Kubernetes API server: serves, lists and watches the pods that run, over TLS, to service accounts that the
 * rendered roles allow it. It knows nothing else.
 */
export class ApiServer {
  /** What it refused: who asked for what. */
  readonly refused: string[] = [];

  constructor(
    private readonly pods: readonly Pod[],
    private readonly accounts: ServiceAccounts,
    /** Every request, a line each. */
    private readonly log: string,
    private readonly network: PodNetwork,
  ) {}

  async start({ certificate, key }: Certificate): Promise<Server> {
    const server = createServer({ cert: certificate, key }, (incoming, outgoing) => this.answer(incoming, outgoing));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(443, this.network.apiServer, resolve);
    });
    return server;
  }

  private answer(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', `https://${inUrl(this.network.apiServer)}`);
    const [, namespace, resource = ''] = /^\/api\/v1\/(?:namespaces\/([^/]+)\/)?(\w+)$/.exec(pathname) ?? [];
    const watching = ['1', 'true'].includes(searchParams.get('watch') ?? '');
    const account = this.accounts.accountOf(incoming.headers.authorization);
    const verb = watching ? 'watch' : 'list';
    const line = `${new Date().toISOString()} ${account ?? '?'} ${verb} ${incoming.url}\n`;
    appendFileSync(this.log, line);
    const refusal = this.refusal(account, verb, resource || pathname);
    if (refusal) {
      this.refuse(outgoing, refusal.code, refusal.message);
      return;
    }
    const found = this.pods
      .filter((pod) => namespace === undefined || pod.namespace === namespace)
      .filter((pod) => isSelected(pod, searchParams.get('fieldSelector'), searchParams.get('labelSelector')))
      .map(apiPod);
    outgoing.writeHead(200, { 'content-type': 'application/json' });
    if (!watching) {
      outgoing.end(
        JSON.stringify({ apiVersion: 'v1', kind: 'PodList', metadata: { resourceVersion: '1' }, items: found }),
      );
      return;
    }
    // Nothing changes while a run lasts: the watch stays open. A client may want to begin with what is there.
    if (searchParams.get('sendInitialEvents') === 'true') {
      for (const object of found) outgoing.write(`${JSON.stringify({ type: 'ADDED', object })}\n`);
      outgoing.write(`${JSON.stringify(endOfInitialEvents)}\n`);
    } else {
      outgoing.flushHeaders();
    }
  }

  /** Why a request is not answered. */
  private refusal(account: string | undefined, verb: string, resource: string) {
    if (!account) return { code: 401, message: `unknown account: ${verb} ${resource}` };
    if (!this.accounts.allows(account, resource, verb)) {
      return { code: 403, message: `${account} may not ${verb} ${resource}` };
    }
    return resource === 'pods' ? undefined : { code: 404, message: `${account}: ${resource} is not served here` };
  }

  private refuse(outgoing: ServerResponse, code: number, message: string): void {
    this.refused.push(message);
    const reason = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'NotFound' }[code];
    outgoing.writeHead(code, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message }));
  }
}

const endOfInitialEvents = {
  type: 'BOOKMARK',
  object: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { resourceVersion: '1', annotations: { 'k8s.io/initial-events-end': 'true' } },
  },
};
