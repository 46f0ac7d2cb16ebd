import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ask } from '../../tools/http';

const requests: string[] = [];
let server: Server;
let url: string;

/** Answers the first request on each connection, and ends it in the moment in which it is used again. */
beforeEach(async () => {
  requests.length = 0;
  const used = new Set<Socket>();
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (request.url === '/silent') return;
    if (used.has(request.socket)) request.socket.destroy();
    else response.end('here');
    used.add(request.socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

test('what only reads is asked again where a kept connection has ended', async () => {
  await ask(`${url}/first`);
  const { status, text } = await ask(`${url}/second`);
  expect([status, text]).toEqual([200, 'here']);
  expect(requests).toEqual(['GET /first', 'GET /second', 'GET /second']);
});

test('what writes is never sent twice', async () => {
  await ask(`${url}/first`);
  await expect(ask(`${url}/second`, { body: '{}' })).rejects.toThrow('socket hang up');
  expect(requests).toEqual(['GET /first', 'POST /second']);
});

test('says when no answer comes', async () => {
  await expect(ask(`${url}/silent`, { timeoutSeconds: 0.1 })).rejects.toThrow(`${url}/silent: no answer in 0.1 s`);
  expect(requests).toEqual(['GET /silent']);
});
