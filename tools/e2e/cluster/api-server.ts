import { appendFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { inUrl, type PodNetwork } from './addresses';
import { apiObjects, type Served } from './api-objects';
import type { Certificate } from './certificate';
import type { Manifests } from './manifests';
import type { Pod } from './pod';
import { isSelected } from './selectors';
import type { ServiceAccounts } from './service-accounts';

/** Where a request goes: a resource of an API group, in one namespace or in all. */
export interface Asked {
  readonly group: string;
  readonly apiVersion: string;
  readonly namespace: string | undefined;
  readonly resource: string;
}

/** What a path of the API names; undefined where it is no list of a resource. */
export function askedBy(path: string): Asked | undefined {
  const [, group, version, namespace, resource] =
    /^\/(?:api|apis\/([\w.-]+))\/(v\w+)\/(?:namespaces\/([^/]+)\/)?(\w+)$/.exec(path) ?? [];
  if (version === undefined || resource === undefined) return undefined;
  return { group: group ?? '', apiVersion: group ? `${group}/${version}` : version, namespace, resource };
}

/**
 * Stands for the Kubernetes API server: lists and watches a node, the pods that run and the rendered workloads, over TLS, for
 * service accounts that the rendered roles allow it. Every account may ask for the version. It knows nothing else.
 */
export class ApiServer {
  /** What it refused: who asked for what. */
  readonly refused: string[] = [];
  private readonly served: Readonly<Record<string, Served>>;

  constructor(
    pods: readonly Pod[],
    manifests: Manifests,
    private readonly accounts: ServiceAccounts,
    /** Every request, a line each. */
    private readonly log: string,
    private readonly network: PodNetwork,
  ) {
    this.served = apiObjects(pods, manifests, network);
  }

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
    const watching = ['1', 'true'].includes(searchParams.get('watch') ?? '');
    const account = this.accounts.accountOf(incoming.headers.authorization);
    const verb = watching ? 'watch' : 'list';
    const line = `${new Date().toISOString()} ${account ?? '?'} ${verb} ${incoming.url}\n`;
    appendFileSync(this.log, line);
    if (!account) {
      this.refuse(outgoing, 401, `unknown account: ${verb} ${pathname}`);
      return;
    }
    if (pathname === '/version') {
      send(outgoing, version);
      return;
    }
    const asked = askedBy(pathname);
    if (!asked || !this.accounts.allows(account, asked.resource, verb, asked.group)) {
      this.refuse(outgoing, 403, `${account} may not ${verb} ${asked?.resource ?? pathname}`);
      return;
    }
    const { apiVersion, namespace, resource } = asked;
    const served = this.served[`${apiVersion}/${resource}`];
    if (!served) {
      this.refuse(outgoing, 404, `${account}: ${apiVersion} ${resource} is not served here`);
      return;
    }
    const found = served.items
      .filter(({ metadata }) => namespace === undefined || metadata.namespace === namespace)
      .filter((object) => isSelected(object, searchParams.get('fieldSelector'), searchParams.get('labelSelector')));
    const metadata = { resourceVersion: '1' };
    if (!watching) {
      send(outgoing, { apiVersion, kind: `${served.kind}List`, metadata, items: found });
      return;
    }
    outgoing.writeHead(200, json);
    // Nothing changes while a run lasts: the watch stays open. A client may want to begin with what is there.
    if (searchParams.get('sendInitialEvents') === 'true') {
      const annotations = { 'k8s.io/initial-events-end': 'true' };
      const end = { apiVersion, kind: served.kind, metadata: { ...metadata, annotations } };
      for (const object of found) outgoing.write(`${JSON.stringify({ type: 'ADDED', object })}\n`);
      outgoing.write(`${JSON.stringify({ type: 'BOOKMARK', object: end })}\n`);
    } else {
      outgoing.flushHeaders();
    }
  }

  private refuse(outgoing: ServerResponse, code: 401 | 403 | 404, message: string): void {
    this.refused.push(message);
    const reason = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'NotFound' }[code];
    outgoing.writeHead(code, json);
    outgoing.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message }));
  }
}

const json = { 'content-type': 'application/json' };

/** Clients ask for it to see whether a server answers. */
const version = { major: '1', minor: '34', gitVersion: 'v1.34.0' };

function send(outgoing: ServerResponse, body: object): void {
  outgoing.writeHead(200, json);
  outgoing.end(JSON.stringify(body));
}
