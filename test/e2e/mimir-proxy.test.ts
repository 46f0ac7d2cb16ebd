import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { paths } from '../../tools/e2e/programs/mimir/mapping';
import { ask } from '../../tools/http';
import { eventually } from '../../tools/wait';

const folder = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-proxy-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe("Mimir's paths", () => {
  let proxy: ChildProcess;
  let port = 0;
  let to = 0;
  /** Answers with what it was asked. */
  const echo = (
    own: number,
  ) => `require('node:http').createServer((i, o) => { let body = ''; i.on('data', (c) => { body += c; });
    i.on('end', () => o.writeHead(201, { 'x-by': 'echo' }).end([i.method, i.url, i.headers['x-a'], body].join(' '))); })
    .listen(${own}, '127.0.0.1')`;

  beforeAll(async () => {
    [port, to] = [await freePort(), await freePort()];
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify({ port, to, paths, command: [process.execPath, '-e', echo(to)] }));
    proxy = spawn(process.execPath, [join('tools', 'e2e', 'programs', 'mimir', 'proxy.js'), file], {
      stdio: 'inherit',
    });
    const answer = () => ask(`http://127.0.0.1:${port}/ready`).then(({ status }) => status === 201 || undefined);
    expect(await eventually(20, answer, 100)).toBe(true);
  }, 30_000);

  test.each([
    ['/api/v1/push', 'POST /api/v1/write yes text'],
    ['/otlp/v1/metrics', 'POST /api/v1/otlp/v1/metrics yes text'],
    ['/prometheus/api/v1/query?query=up', 'POST /api/v1/query?query=up yes text'],
    ['/ready', 'POST /-/ready yes text'],
  ])('lead to those of Prometheus: %s', async (path, seen) => {
    const props = { body: 'text', headers: { 'x-a': 'yes' } };
    const { status, text, headers } = await ask(`http://127.0.0.1:${port}${path}`, props);
    expect([status, text, headers['x-by']]).toEqual([201, seen, 'echo']);
  });

  test.each(['/metrics', '/', '/api/v1/rules'])('lead nowhere where only Mimir has them: %s', async (path) => {
    expect((await ask(`http://127.0.0.1:${port}${path}`)).status).toBe(404);
  });

  test('end with the program that is asked to', async () => {
    const ended = once(proxy, 'exit');
    proxy.kill('SIGTERM');
    await ended;
    await expect(ask(`http://127.0.0.1:${to}/`)).rejects.toThrow('ECONNREFUSED');
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
