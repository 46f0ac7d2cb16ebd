import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pace } from '../src/requester/pace';
import { queueSettings } from '../src/requester/queue';
import { incomingAttributes, publishedAttributes } from '../src/semantic-conventions';
import { databaseSettings } from '../src/server/names';
import { addressOf, resourceAttributes } from '../src/settings';

test('an address is read, that of IPv6 too', () => {
  assert.deepEqual(addressOf('mythical-queue.demo.svc:5672'), { host: 'mythical-queue.demo.svc', port: 5672 });
  assert.deepEqual(addressOf('fd00::1:5672'), { host: 'fd00::1', port: 5672 });
  assert.throws(() => addressOf('mythical-queue'), /no host:port/);
});

test('a variable that is missing is named', () => {
  assert.throws(() => databaseSettings({ DATABASE_ADDRESS: 'a:1', DATABASE_NAME: 'b' }), /DATABASE_USER is missing/);
  assert.throws(() => queueSettings({}), /QUEUE_ADDRESS is missing/);
});

test('resource attributes are decoded', () => {
  assert.deepEqual(resourceAttributes('k8s.pod.name=a-1,team=red%2Cblue,empty'), {
    'k8s.pod.name': 'a-1',
    team: 'red,blue',
  });
});

test('two thousand requests are quick, a thousand are slow, and then they are quick again', () => {
  const pace = new Pace(() => 0.5);
  const pauses = Array.from({ length: 3001 }, () => pace.next());
  assert.deepEqual([pauses[0], pauses[1999], pauses[2000], pauses[2999], pauses[3000]], [25, 25, 600, 600, 25]);
});

test('attributes have the names that the instrumentations leave out', () => {
  assert.deepEqual(incomingAttributes({ method: 'GET', url: '/owlbear' } as never), {
    'http.method': 'GET',
    'http.target': '/owlbear',
  });
  assert.equal(publishedAttributes({ routingKey: 'messages' } as never)['messaging.destination.name'], 'messages');
});
