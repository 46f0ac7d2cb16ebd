import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { createGunzip } from 'node:zlib';
import type { CertificateFiles } from '../../certificate';

const service = 'git-upload-pack';

/** Serves one repository for reading, over HTTPS as Git hosts do. https://git-scm.com/docs/http-protocol */
export async function serveRepository(
  folder: string,
  files: CertificateFiles,
  address: { readonly host: string; readonly port: number },
): Promise<() => void> {
  const server = createServer(
    { cert: readFileSync(files.certificate), key: readFileSync(files.key) },
    (request, response) => answer(folder, request, response),
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

function answer(folder: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://localhost');
  const protocol = String(request.headers['git-protocol'] ?? '');
  if (request.method === 'GET' && pathname.endsWith('/info/refs') && searchParams.get('service') === service) {
    response.writeHead(200, { 'content-type': `application/x-${service}-advertisement` });
    // The length of the line in hexadecimal, then the end of this part.
    const line = `# service=${service}\n`;
    response.write(`${(line.length + 4).toString(16).padStart(4, '0')}${line}0000`);
    uploadPack(['--advertise-refs', folder], protocol).stdout.pipe(response);
  } else if (request.method === 'POST' && pathname.endsWith(`/${service}`)) {
    response.writeHead(200, { 'content-type': `application/x-${service}-result` });
    const git = uploadPack([folder], protocol);
    // A client that has asked enough goes away.
    git.stdin.on('error', () => undefined);
    const body = request.headers['content-encoding'] === 'gzip' ? request.pipe(createGunzip()) : request;
    body.pipe(git.stdin);
    git.stdout.pipe(response);
  } else {
    response.writeHead(404).end();
  }
}

function uploadPack(words: readonly string[], protocol: string) {
  return spawn('git', ['upload-pack', '--stateless-rpc', ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      GIT_PROTOCOL: protocol,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
    },
  });
}
