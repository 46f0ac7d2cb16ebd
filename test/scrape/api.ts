import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../ports';

/** An object of the Kubernetes API, as far as it is selected. */
export interface Kubernetes {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec?: { readonly nodeName?: string };
}

/** The kinds that it has, by their names in its paths. */
const kinds: Readonly<Record<string, { readonly kind: string; readonly group: string }>> = {
  pods: { kind: 'Pod', group: '' },
  services: { kind: 'Service', group: '' },
  endpointslices: { kind: 'EndpointSlice', group: 'discovery.k8s.io' },
  servicemonitors: { kind: 'ServiceMonitor', group: 'monitoring.coreos.com' },
  podmonitors: { kind: 'PodMonitor', group: 'monitoring.coreos.com' },
};

/** Answers as the Kubernetes API does to a client that lists and watches: these objects, and that nothing ever changes. */
export async function kubernetesApi(objects: readonly Kubernetes[]): Promise<{ readonly url: string; stop(): void }> {
  const server = createServer((request, response) => answer(objects, request, response));
  const port = await listen(server);
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, stop };
}

function answer(objects: readonly Kubernetes[], request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://api');
  const [, namespace, resource = ''] = /\/v1\/(?:namespaces\/([^/]+)\/)?(\w+)$/.exec(pathname) ?? [];
  const known = kinds[resource];
  response.setHeader('content-type', 'application/json');
  if (!known) {
    const shown = discovery(pathname);
    response.writeHead(shown ? 200 : 404).end(JSON.stringify(shown ?? {}));
    return;
  }
  const { kind, group } = known;
  const apiVersion = group ? `${group}/v1` : 'v1';
  const found = objects
    .filter((object) => object.kind === kind && (namespace === undefined || object.metadata.namespace === namespace))
    .filter((object) => isSelected(object, searchParams))
    .map((object) => ({ apiVersion, ...object }));
  if (!['1', 'true'].includes(searchParams.get('watch') ?? '')) {
    response.end(JSON.stringify({ apiVersion, kind: `${kind}List`, metadata: { resourceVersion: '1' }, items: found }));
    return;
  }
  response.flushHeaders();
  if (searchParams.get('sendInitialEvents') !== 'true') return;
  const annotations = { 'k8s.io/initial-events-end': 'true' };
  const end = { apiVersion, kind, metadata: { resourceVersion: '1', annotations } };
  for (const object of found) response.write(`${JSON.stringify({ type: 'ADDED', object })}\n`);
  response.write(`${JSON.stringify({ type: 'BOOKMARK', object: end })}\n`);
}

/** What it says of its own kinds; undefined for a path that it does not have. */
function discovery(pathname: string): object | undefined {
  const groups = [...new Set(Object.values(kinds).map(({ group }) => group))].filter((group) => group !== '');
  if (pathname === '/version') return { major: '1', minor: '36', gitVersion: 'v1.36.0' };
  if (pathname === '/api') return { kind: 'APIVersions', versions: ['v1'] };
  if (pathname === '/apis') {
    const versions = (name: string) => [{ groupVersion: `${name}/v1`, version: 'v1' }];
    const list = groups.map((name) => ({ name, versions: versions(name), preferredVersion: versions(name)[0] }));
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: list };
  }
  const group = pathname === '/api/v1' ? '' : groups.find((name) => pathname === `/apis/${name}/v1`);
  if (group === undefined) return undefined;
  const resources = Object.entries(kinds)
    .filter(([, known]) => known.group === group)
    .map(([name, { kind }]) => ({ name, kind, singularName: '', namespaced: true, verbs: ['list', 'watch'] }));
  return { kind: 'APIResourceList', groupVersion: group ? `${group}/v1` : 'v1', resources };
}

function isSelected({ metadata, spec }: Kubernetes, asked: URLSearchParams): boolean {
  const known: Readonly<Record<string, string | undefined>> = {
    'spec.nodeName': spec?.nodeName,
    'metadata.name': metadata.name,
  };
  const terms = (selector: string | null) => (selector ? selector.split(',').map((term) => term.split(/==?/)) : []);
  return (
    terms(asked.get('fieldSelector')).every(([name = '', value]) => known[name] === value) &&
    terms(asked.get('labelSelector')).every(([name = '', value]) => metadata.labels?.[name] === value)
  );
}
