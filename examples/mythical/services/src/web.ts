import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { context } from '@opentelemetry/api';
import { getRPCMetadata, RPCType } from '@opentelemetry/core';
import { log, wordsOf } from './log';
import { registry } from './metrics';

/** What is answered to a request. Without a body the answer is empty. */
export interface Answer {
  readonly status: number;
  readonly body?: object;
}

export interface ServiceProps {
  /** Who prints, in log lines. */
  readonly program: string;
  readonly port: number;
  /** Whether it can do its work now. */
  readonly isReady: () => boolean | Promise<boolean>;
  /** Whatever is no metrics and no health. Default: not found. */
  readonly handle?: (request: IncomingMessage, response: ServerResponse) => Promise<Answer>;
}

/** An HTTP server with metrics and health. A handler that throws is answered 500; the line of it names the trace. */
export function serve({ program, port, isReady, handle }: ServiceProps): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log(
        'ERROR',
        program,
        `http.method=${request.method} target=${request.url} error=${JSON.stringify(wordsOf(error))}`,
      );
      send(response, { status: 500, body: { error: 'internal error' } });
    });
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/'] = (request.url ?? '/').split('?');
    if (path === '/metrics') {
      response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    } else if (path === '/health/live') send(response, { status: 204 });
    else if (path === '/health/ready') send(response, { status: (await isReady()) ? 204 : 503 });
    else send(response, handle ? await handle(request, response) : { status: 404 });
  }
  return new Promise((resolve) => server.listen(port, () => resolve(server)));
}

function send(response: ServerResponse, { status, body }: Answer): void {
  if (response.headersSent) return void response.end();
  if (body === undefined) return void response.writeHead(status).end();
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Tells the span of the request at hand which of the program's routes it takes. */
export function takesRoute(route: string): void {
  const metadata = getRPCMetadata(context.active());
  if (metadata?.type === RPCType.HTTP) metadata.route = route;
}

/** The body of a request as JSON; undefined if it is none. Throws if it is larger than 16 KiB. */
export async function jsonBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 16 * 1024) throw new Error('the body is larger than 16 KiB');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}
