import { Agent } from 'node:http';
import { ask, keptConnections } from '../http';

const agent = new Agent({ ...keptConnections, maxSockets: 4 });

/** Sends one request and waits for its answer. Throws unless it is taken. */
export async function send(url: string, body: Buffer, headers: Readonly<Record<string, string>>): Promise<void> {
  const { status, text } = await ask(url, { body, agent, headers, timeoutSeconds: 60 });
  if (status >= 300) throw new Error(`${url} answers ${status}: ${text.slice(0, 500)}`);
}

/** The headers of remote write and of Loki's push. */
export const snappyHeaders = {
  'Content-Type': 'application/x-protobuf',
  'Content-Encoding': 'snappy',
  'X-Prometheus-Remote-Write-Version': '0.1.0',
};
