import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, afterEach, expect } from '@jest/globals';
import { type CertificateFiles, makeCertificateFiles } from '../../tools/certificate';
import { listen } from '../ports';
import { RunningNginx } from '../running-nginx';
import { testWith } from '../with-program';
import { filesOf, host, token, tokenFile } from './page-outside';

/** The page's spans go to another cluster: nginx shows the token, and the browser never has it. */

const authorities = mkdtempSync(join(tmpdir(), 'authorities-'));
afterAll(() => rmSync(authorities, { recursive: true }));

let running: RunningNginx | undefined;
const received: { readonly servername: unknown; readonly version: string; readonly headers: IncomingHttpHeaders }[] =
  [];
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await running?.stop();
  for (const end of ends.splice(0)) await end();
  received.length = 0;
});

/** The page's nginx, and the platform in its place: it takes the token alone, and says so as a gateway does. */
async function start(program: string, trusted?: CertificateFiles) {
  const own = makeCertificateFiles(authorities, 'platform', [`DNS:${host}`]);
  const [cert, key] = [readFileSync(own.certificate, 'utf8'), readFileSync(own.key, 'utf8')];
  const platform = createServer({ cert, key }, ({ socket, httpVersion: version, headers }, answer) => {
    received.push({ servername: (socket as TLSSocket & { servername?: unknown }).servername, version, headers });
    const known = headers.authorization === `Bearer ${token}`;
    answer.writeHead(known ? 200 : 401, known ? {} : { 'www-authenticate': 'Basic realm="senders"' }).end();
  });
  const port = await listen(platform);
  ends.push(() => new Promise((resolve) => platform.close(resolve)));
  const nginx = new RunningNginx('page.example.com');
  running = nginx;
  nginx.bring('etc/nginx/mime.types', 'types { }\n');
  nginx.bring('etc/ssl/certs/ca-certificates.crt', readFileSync((trusted ?? own).certificate, 'utf8'));
  nginx.bring(tokenFile, `${token}\n`);
  // The name stays, as its certificate is looked at; its address is this machine's.
  const here = (text: string) =>
    text
      .replace(`set $upstream ${host}:443;`, `set $upstream ${host};`)
      .replace('root /usr/share/nginx/html', `root ${nginx.folder}/page`)
      .replace(/^http \{$/m, `http {\n  upstream ${host} { server 127.0.0.1:${port}; }`);
  await nginx.run({ folder: 'etc/vue-frontend', files: filesOf() }, here, { program });
  return nginx;
}

const sent = {
  path: '/otlp/v1/traces',
  headers: {
    'content-type': 'application/json',
    authorization: 'Bearer of-the-browser',
    cookie: 'session=of-the-page',
    traceparent: '00-1-1-01',
  },
};

testWith(
  'nginx',
  'the platform gets the token, the right name, and nothing else that the browser says',
  async (program) => {
    const nginx = await start(program);
    expect(await nginx.eventually(200, sent)).toBe(200);
    const { servername, version, headers } = received.at(-1) ?? {};
    expect([servername, version]).toEqual([host, '1.1']);
    expect(headers).toEqual({
      host,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': '2',
    });
    const get = async (path: string) => (await nginx.ask({ path, method: 'GET' })).status;
    expect(await get('/telemetry.json')).toBe(200);
    expect([
      await get('/telemetry.json/../credentials/credentials.conf'),
      await get('/credentials/credentials.conf'),
    ]).not.toContain(200);
  },
);

testWith('nginx', 'a changed token is read again, and what is no token is not', async (program) => {
  const nginx = await start(program);
  expect(await nginx.eventually(200, sent)).toBe(200);
  nginx.bring(tokenFile, `x';return 200;#`);
  await new Promise((resolve) => setTimeout(resolve, 7000));
  expect((await nginx.ask(sent)).status).toBe(200);
  expect(nginx.log).toContain(`holds no token for ${host}: letters, digits and -._~+/=`);
  nginx.bring(tokenFile, 'beef'.repeat(12));
  expect(await nginx.eventually(401, sent)).toBe(401);
  expect((await nginx.ask(sent)).headers).not.toHaveProperty('www-authenticate');
});

testWith('nginx', 'a certificate of another authority ends it: no token is shown', async (program) => {
  const nginx = await start(program, makeCertificateFiles(authorities, 'another', [`DNS:${host}`]));
  expect(await nginx.eventually(502, sent)).toBe(502);
  expect(received).toEqual([]);
});
