import { spawn } from 'node:child_process';
import type { Pod } from '../cluster/pod';

/** The protocols by the names that the program has for them. */
export type ClientProtocol = 'otlp-grpc' | 'grpc' | 'thrift-http' | 'thrift-compact' | 'thrift-binary';

export interface ClientSpan {
  readonly protocol: ClientProtocol;
  /** A URL. Only its host and port are used. */
  readonly to: string;
  readonly from: Pod;
  readonly service: string;
  readonly traceId: string;
}

/** Sends a failed span with a client of its protocol. Throws the client's words if that fails. */
export async function sendByClient(program: string, span: ClientSpan): Promise<void> {
  const { host } = new URL(span.to);
  const where = ['-to', host, '-from', span.from.address, '-hostname', span.from.name];
  const words = ['-protocol', span.protocol, ...where, '-service', span.service, '-trace', span.traceId];
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const status = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (status !== 0) throw new Error(said.trim());
}
