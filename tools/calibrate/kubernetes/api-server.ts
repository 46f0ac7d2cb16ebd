import { createServer, type ServerResponse } from 'node:http';
import { host } from '../addresses';
import type { Kind } from './objects';

/** Where objects of a kind are asked for. */
const pathOf = (name: string, { version }: Kind): string =>
  `${version.includes('/') ? '/apis' : '/api'}/${version}/${name}`;

const revision = '1000';

/** What a watch begins with, for a client that asks for it: every object, and that these were all. */
function writeAll(answer: ServerResponse, { version, kind, items }: Kind): void {
  const event = (type: string, object: object) =>
    answer.write(`${JSON.stringify({ type, object: { apiVersion: version, kind, ...object } })}\n`);
  for (const item of items) event('ADDED', item);
  const annotations = { 'k8s.io/initial-events-end': 'true' };
  event('BOOKMARK', { metadata: { resourceVersion: revision, annotations } });
}

/**
 * Answers as an API server that lists and watches these objects, of which none ever changes. Returns how to end it.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export function startApiServer(port: number, objects: Readonly<Record<string, Kind>>): () => void {
  const byPath = new Map(Object.entries(objects).map(([name, kind]) => [pathOf(name, kind), kind] as const));
  const server = createServer((request, answer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
    answer.setHeader('Content-Type', 'application/json');
    if (pathname === '/version')
      return answer.end(JSON.stringify({ major: '1', minor: '36', gitVersion: 'v1.36.3', platform: 'linux/amd64' }));
    const kind = byPath.get(pathname);
    if (!kind) {
      answer.statusCode = 404;
      return answer.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 404 }));
    }
    if (searchParams.get('watch') === null) {
      const { version: apiVersion, kind: of, items } = kind;
      return answer.end(
        JSON.stringify({ apiVersion, kind: `${of}List`, metadata: { resourceVersion: revision }, items }),
      );
    }
    if (searchParams.get('sendInitialEvents') === 'true') writeAll(answer, kind);
    else answer.flushHeaders();
    return answer;
  });
  server.listen(port, host);
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
