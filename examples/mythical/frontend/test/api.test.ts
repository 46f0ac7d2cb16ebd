import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add, namesOf, remove } from '../src/api';

/** What was asked, and what is answered. */
const asked: string[] = [];
let answer = () => new Response('[]');
globalThis.fetch = async (input, init = {}) => {
  asked.push(`${init.method} ${input} ${init.body ?? ''}`.trim());
  return answer();
};

test('names are asked of the page itself', async () => {
  answer = () => new Response('[{"name":"Alba"},{"name":"Bror"}]');
  assert.deepEqual(await namesOf('owlbear'), ['Alba', 'Bror']);
  assert.deepEqual(asked.splice(0), ['GET /api/owlbear']);
});

test('a name is added and removed', async () => {
  answer = () => new Response(null, { status: 204 });
  await add('unicorn', 'Alba');
  await remove('unicorn', 'Alba');
  assert.deepEqual(asked.splice(0), ['POST /api/unicorn {"name":"Alba"}', 'DELETE /api/unicorn {"name":"Alba"}']);
});

test('what is refused is said in the words of the server', async () => {
  answer = () => Response.json({ error: 'internal error' }, { status: 500 });
  await assert.rejects(add('beholder', 'Alba'), /^Error: POST beholder: 500 internal error$/);
  answer = () => new Response('no JSON', { status: 502 });
  await assert.rejects(namesOf('beholder'), /^Error: GET beholder: 502$/);
});
