import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SpanStatusCode } from '@opentelemetry/api';
import { beasts } from '../src/beasts';
import type { Called } from '../src/requester/call';
import { dangerOf } from '../src/requester/danger';
import { journey, type World } from '../src/requester/journey';
import { endedSpans } from './spans';

/** A world in which numbers are drawn as given, and which notes what was done in it. */
function worldOf(draws: readonly number[], answers: Readonly<Record<string, Called>> = {}) {
  const left = [...draws];
  const done: string[] = [];
  const world: World = {
    random: () => left.shift() ?? 0.99,
    call: async (method, path) => {
      done.push(`${method} ${path}`);
      return answers[method] ?? { status: 200, text: '[]' };
    },
    publish: async () => {
      done.push('message');
    },
    pause: async (milliseconds) => {
      done.push(`${milliseconds} ms`);
    },
    addDanger: (danger) => done.push(`danger ${danger}`),
    countMessage: (status) => done.push(status),
  };
  return { world, done };
}

const [reads, writes] = [0.49, 0.5];
const beastNumber = (beast: (typeof beasts)[number]) => (beasts.indexOf(beast) + 0.5) / beasts.length;

test('an owlbear is read, its first name deleted, and the queue told at once', async () => {
  const { world, done } = worldOf([beastNumber('owlbear'), reads, 0.59], {
    GET: { status: 200, text: '[{"name":"Alba"}]' },
  });
  await journey(world);
  assert.deepEqual(done, [`danger ${dangerOf('owlbear')}`, 'GET /owlbear', 'DELETE /owlbear', 'message', 'sent']);
  const [publishing, root] = endedSpans();
  assert.equal(root?.name, 'requester');
  assert.equal(publishing?.name, 'publish_to_queue');
  assert.equal(publishing?.parentSpanContext?.spanId, root?.spanContext().spanId);
  assert.equal(root?.status.code, SpanStatusCode.UNSET);
});

test('a unicorn is never deleted, and makes the queue slow after the message', async () => {
  const { world, done } = worldOf([beastNumber('unicorn'), reads, 0, 0.9, 0.5], {
    GET: { status: 200, text: '[{"name":"Alba"}]' },
  });
  await journey(world);
  assert.deepEqual(done, ['danger 1', 'GET /unicorn', 'message', 'sent', '1500 ms']);
});

test('a failing request is an error of its span, seven in ten of them of the newer version', async () => {
  const failing = { POST: { status: 500, text: '' } };
  for (const [draw, other, version] of [
    [0.69, 0.9, '2.0.0'],
    [0.7, 0.49, '2.0.0'],
    [0.7, 0.5, '1.9.2'],
  ] as const) {
    endedSpans();
    // Four draws are the name's.
    await journey(worldOf([beastNumber('illithid'), writes, 0, 0, 0, 0, draw, other], failing).world);
    const root = endedSpans().find(({ name }) => name === 'requester');
    assert.equal(root?.status.code, SpanStatusCode.ERROR);
    assert.equal(root?.attributes['service.version'], version);
    assert.equal(root?.attributes['http.method'], root?.attributes['http.request.method']);
  }
});

test('a message that the queue does not take is an error of its own span, and the next journey begins', async () => {
  const { world, done } = worldOf([beastNumber('manticore'), reads, 0.9]);
  endedSpans();
  const first = await journey({ ...world, publish: () => Promise.reject(new Error('no connection')) });
  const [publishing, root] = endedSpans();
  assert.equal(publishing?.status.code, SpanStatusCode.ERROR);
  assert.equal(root?.status.code, SpanStatusCode.UNSET);
  assert.ok(done.includes('lost'));
  await journey(world, first);
  const next = endedSpans().find(({ name }) => name === 'requester');
  assert.notEqual(next?.spanContext().traceId, first.traceId);
  assert.equal(next?.links[0]?.context.spanId, first.spanId);
});
