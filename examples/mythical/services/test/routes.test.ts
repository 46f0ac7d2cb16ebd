import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { Beast } from '../src/beasts';
import { callerOf } from '../src/requester/call';
import type { Names } from '../src/server/names';
import { routes } from '../src/server/routes';
import { serve } from '../src/web';

const kept = new Map<Beast, string[]>();
let asked = 0;
let drawn = 0.5;

/** As the database answers. */
const names: Names = {
  list: async (beast) => kept.get(beast) ?? [],
  add: async (beast, name) => {
    asked += 1;
    if (name === null) throw new Error('null value in column "name"');
    kept.set(beast, [...(kept.get(beast) ?? []), name]);
  },
  remove: async (beast, name) => {
    kept.set(
      beast,
      (kept.get(beast) ?? []).filter((each) => each !== name),
    );
  },
};

let server: Server;
let call: ReturnType<typeof callerOf>;

before(async () => {
  const handle = routes({ names, random: () => drawn, failsOnPurpose: true });
  server = await serve({ program: 'server', port: 0, isReady: () => asked > 0, handle });
  call = callerOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

after(() => {
  server.closeAllConnections();
  server.close();
});

test('a name is added, listed and deleted', async () => {
  assert.equal((await call('POST', '/owlbear', { name: 'Alba' })).status, 201);
  assert.deepEqual(JSON.parse((await call('GET', '/owlbear')).text), [{ name: 'Alba' }]);
  assert.equal((await call('DELETE', '/owlbear', { name: 'Alba' })).status, 204);
  assert.equal((await call('GET', '/owlbear')).text, '[]');
});

test('what has no name is refused once, and the database is not asked', async () => {
  const before = asked;
  assert.equal((await call('POST', '/unicorn', {})).status, 400);
  assert.equal((await call('POST', '/unicorn', { name: 'x'.repeat(101) })).status, 400);
  assert.equal((await call('DELETE', '/unicorn')).status, 400);
  assert.equal(asked, before);
});

test('every tenth name is left out, which the database refuses', async () => {
  drawn = 0.09;
  const refused = await call('POST', '/beholder', { name: 'Alba' });
  drawn = 0.1;
  assert.equal(refused.status, 500);
  assert.equal((await call('POST', '/beholder', { name: 'Alba' })).status, 201);
});

test('what is no beast, and a method that it does not know, are refused', async () => {
  assert.equal((await call('GET', '/dragon')).status, 404);
  assert.equal((await call('PUT', '/unicorn', { name: 'Alba' })).status, 405);
});

test('each request of a beast is measured once, in OpenMetrics', async () => {
  const { text } = await call('GET', '/metrics');
  assert.match(text, /mythical_request_times_count\{method="POST",status="500",beast="beholder"\} 1\n/);
  assert.match(text, /mythical_request_times_count\{method="POST",status="400",beast="unicorn"\} 2\n/);
  assert.doesNotMatch(text, /dragon/);
  assert.match(text, /# EOF\n$/);
});

test('it is ready when it says so, and alive from the beginning', async () => {
  assert.equal((await call('GET', '/health/live')).status, 204);
  assert.equal((await call('GET', '/health/ready')).status, 204);
  asked = 0;
  assert.equal((await call('GET', '/health/ready')).status, 503);
});
