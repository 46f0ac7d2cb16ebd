import { once } from 'node:events';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';
import type { Certificate } from '../../cluster/certificate';
import { Received } from './received';

/** How a remote answers whom it knows. */
export type Answering = 'taken' | 'unavailable';

interface RemoteProps {
  readonly address: string;
  readonly certificate: Certificate;
  /** The token by which it knows its senders. */
  readonly token: string;
}

/** What a status of HTTP is for gRPC. https://github.com/grpc/grpc/blob/master/doc/statuscodes.md */
const grpcStatus: Readonly<Record<number, string>> = { 200: '0', 401: '16', 503: '14' };

/** A cloud behind TLS that takes OTLP by HTTP and gRPC, Loki's push and remote write, and remembers what it was sent. */
export class RemoteServer {
  answering: Answering = 'taken';
  readonly received = new Received();
  /** How often it has answered which status. */
  readonly answers = new Map<number, number>();
  private server: Http2SecureServer | undefined;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly props: RemoteProps) {}

  async open(): Promise<void> {
    const { address, certificate } = this.props;
    const server = createSecureServer({ allowHTTP1: true, cert: certificate.certificate, key: certificate.key });
    server.on('request', (incoming, outgoing) => void this.answer(incoming, outgoing));
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    server.on('sessionError', () => {});
    server.on('tlsClientError', () => {});
    server.listen(443, address);
    await once(server, 'listening');
    this.server = server;
  }

  /** Nobody answers any more, and open connections end. */
  async close(): Promise<void> {
    const { server } = this;
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private async answer(incoming: Http2ServerRequest, outgoing: Http2ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk);
    } catch {
      // The connection has ended meanwhile.
      return;
    }
    const status = this.statusFor(incoming);
    this.answers.set(status, (this.answers.get(status) ?? 0) + 1);
    if (status === 200)
      this.received.take(incoming.url, Buffer.concat(chunks), String(incoming.headers['content-encoding'] ?? ''));
    if (incoming.headers['content-type'] !== 'application/grpc') {
      outgoing.writeHead(status).end();
      return;
    }
    outgoing.setHeader('content-type', 'application/grpc');
    outgoing.addTrailers({ 'grpc-status': grpcStatus[status] ?? '2' });
    // An empty message.
    outgoing.end(Buffer.alloc(5));
  }

  private statusFor({ headers }: Http2ServerRequest): number {
    if (this.answering === 'unavailable') return 503;
    return headers.authorization === `Bearer ${this.props.token}` ? 200 : 401;
  }
}

/** A host that takes connections and never says anything: the slowest way to be away. Returns when it listens. */
export async function silentHost(address: string): Promise<Server> {
  const server = createServer((socket) => socket.on('error', () => {}));
  server.listen(443, address);
  await once(server, 'listening');
  return server;
}
