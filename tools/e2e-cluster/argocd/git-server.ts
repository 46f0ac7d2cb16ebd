import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import type { CertificateFiles } from '../../certificate';

const service = 'git-upload-pack';

/** What is served. */
export interface Served {
  readonly folder: string;
  /** The newest commit. */
  readonly head: string;
}

/** Serves one repository for reading, over HTTPS as Git hosts do. https://git-scm.com/docs/http-protocol */
export async function serveRepository(
  repository: Served,
  files: CertificateFiles,
  address: { readonly host: string; readonly port: number },
): Promise<() => void> {
  const git = new UploadPack(repository);
  const server = createServer(
    { cert: readFileSync(files.certificate), key: readFileSync(files.key) },
    (request, response) => {
      answer(git, request, response).catch((error: Error) => {
        // A client that has asked enough goes away.
        if (!request.destroyed) console.error(`The Git server: ${error.message}`);
        response.destroy();
      });
    },
  );
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(address.port, address.host, done);
  });
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

async function answer(git: UploadPack, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://localhost');
  const protocol = String(request.headers['git-protocol'] ?? '');
  if (request.method === 'GET' && pathname.endsWith('/info/refs') && searchParams.get('service') === service) {
    const refs = await git.says(['--advertise-refs'], protocol);
    response.writeHead(200, { 'content-type': `application/x-${service}-advertisement` });
    // The length of the line in hexadecimal, then the end of this part.
    const line = `# service=${service}\n`;
    response.write(`${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`);
    response.end(refs);
  } else if (request.method === 'POST' && pathname.endsWith(`/${service}`)) {
    const body = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request;
    const result = await git.says([], protocol, await buffer(body));
    response.writeHead(200, { 'content-type': `application/x-${service}-result` });
    response.end(result);
  } else {
    response.writeHead(404).end();
  }
}

/** What Git answers. Argo CD asks the same for each Application, again and again: until the next commit Git is asked once. */
class UploadPack {
  private readonly known = new Map<string, Promise<Buffer>>();
  private head = '';

  constructor(private readonly repository: Served) {}

  says(words: readonly string[], protocol: string, body = Buffer.alloc(0)): Promise<Buffer> {
    const { head } = this.repository;
    if (head !== this.head) this.known.clear();
    this.head = head;
    const question = [...words, protocol, body.toString('base64')].join('\n');
    const known = this.known.get(question);
    if (known) return known;
    const said = this.ask(words, protocol, body);
    this.known.set(question, said);
    said.catch(() => this.known.delete(question));
    return said;
  }

  private async ask(words: readonly string[], protocol: string, body: Buffer): Promise<Buffer> {
    const git = spawn('git', ['upload-pack', '--stateless-rpc', ...words, this.repository.folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        GIT_PROTOCOL: protocol,
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'safe.directory',
        GIT_CONFIG_VALUE_0: '*',
      },
    });
    const ended = once(git, 'close');
    // It does not read what it does not need.
    git.stdin.on('error', () => undefined);
    git.stdin.end(body);
    const [said, [code]] = await Promise.all([buffer(git.stdout), ended]);
    if (code !== 0) throw new Error(`git upload-pack ended with ${code}`);
    return said;
  }
}
