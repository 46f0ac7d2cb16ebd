import { Agent, request } from 'node:http';

export interface Called {
  readonly status: number;
  readonly text: string;
}

/** A request by HTTP, with a body of JSON where one is given. Throws if no answer comes within ten seconds. */
export type Call = (method: string, path: string, body?: object) => Promise<Called>;

export function callerOf(base: string): Call {
  const agent = new Agent({ keepAlive: true });
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers =
        text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
      const outgoing = request(new URL(path, base), { method, agent, headers, timeout: 10_000 }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`${method} ${path}: no answer within 10 s`)));
      outgoing.on('error', reject);
      outgoing.end(text);
    });
}
