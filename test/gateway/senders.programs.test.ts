import { spawnSync } from 'node:child_process';
import { afterEach, expect } from '@jest/globals';
import { basicUsers, bearerTokens } from '../../constructs/gateway';
import { testWith } from '../with-program';
import { RunningGateway } from './running';

/** Other clusters send: whom nginx lets in, as it is rendered. */

let gateway: RunningGateway | undefined;
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

const token = 'c0ffee'.repeat(8);
const next = 'beef'.repeat(12);
const oauth = 'a+b/c.d~e-f_g==0123';
const lines = [
  `shop ${token}`,
  `shop\t${next}`,
  '',
  `orders-2   ${oauth}  `,
  'short secret',
  `Shop ${token}`,
  `shop.eu ${token}`,
  token,
  `shop ${token} and more`,
  `shop ${token}";return 200;#`,
];

const shown = (value: string) => ({ headers: { authorization: value } });
const bearer = (value: string) => shown(`Bearer ${value}`);
const basic = (user: string, password: string) =>
  shown(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);

testWith('nginx', 'tokens: who is known, who is refused, and what is passed on', async (program) => {
  gateway = new RunningGateway(bearerTokens('gateway-senders'));
  gateway.allow(lines);
  await gateway.start({ program });
  expect(await gateway.eventually(200, bearer(token))).toBe(200);
  expect(gateway.passedOn.at(-1)).toMatchObject({ 'x-sender': 'shop' });
  expect(gateway.passedOn.at(-1)).not.toHaveProperty('authorization');
  const ask = gateway.ask.bind(gateway);
  const statuses = async (...asked: readonly Parameters<typeof ask>[0][]) =>
    (await Promise.all(asked.map(ask))).map(({ status }) => status);
  expect(await statuses(bearer(next), shown(`bearer ${token}`), bearer(oauth))).toEqual([200, 200, 200]);
  const before = gateway.passedOn.length;
  // A dot in a token is a dot, a token is whole, and a line that is none lets nobody in.
  const wrong = ['secret', `${token}0`, token.slice(1), `${token} `.repeat(2), oauth.replace('.', 'x')];
  expect(await statuses({}, ...wrong.map(bearer), basic('shop', token))).toEqual(Array(7).fill(401));
  expect((await ask({})).headers).toMatchObject({ 'www-authenticate': 'Bearer' });
  expect(
    await statuses(
      { headers: { ...bearer(token).headers, 'x-forwarded-proto': 'http' } },
      { ...bearer(token), path: '/v1/profiles' },
      { ...bearer(token), path: '/' },
      { ...bearer(token), host: 'tempo.platform.example.com' },
      { ...bearer(token), body: ' '.repeat(20 * 1024 * 1024 + 1) },
    ),
  ).toEqual([403, 404, 404, 404, 413]);
  expect(gateway.passedOn).toHaveLength(before);
  // A sender with a token does not become another by saying so.
  const lie = { headers: { ...bearer(oauth).headers, 'x-sender': 'shop' } };
  expect(await statuses(lie)).toEqual([200]);
  expect(gateway.passedOn.at(-1)).toMatchObject({ 'x-sender': 'orders-2' });
});

testWith('nginx', 'a changed file is read again, and no request fails by it', async (program) => {
  gateway = new RunningGateway(bearerTokens('gateway-senders'));
  gateway.allow([`shop ${token}`]);
  await gateway.start({ program });
  expect(await gateway.eventually(200, bearer(token))).toBe(200);
  expect((await gateway.ask(bearer(next))).status).toBe(401);
  gateway.allow([`shop ${token}`, `shop ${next}`]);
  const meanwhile: number[] = [];
  const asking = setInterval(() => gateway?.ask(bearer(token)).then(({ status }) => meanwhile.push(status)), 20);
  expect(await gateway.eventually(200, bearer(next))).toBe(200);
  clearInterval(asking);
  expect(new Set(meanwhile)).toEqual(new Set([200]));
  gateway.allow([`shop ${next}`]);
  expect(await gateway.eventually(401, bearer(token))).toBe(401);
  expect((await gateway.ask(bearer(next))).status).toBe(200);
});

testWith('nginx', 'more requests than a sender may make are answered 429, and another one is not', async (program) => {
  gateway = new RunningGateway(bearerTokens('gateway-senders'), 1);
  gateway.allow([`shop ${token}`, `orders ${next}`]);
  await gateway.start({ program });
  expect(await gateway.eventually(200, bearer(token))).toBe(200);
  const ask = gateway.ask.bind(gateway);
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(bearer(token))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  expect((await ask(bearer(next))).status).toBe(200);
});

testWith('nginx', 'users: two passwords of one cluster, and what is not one of them', async (program) => {
  const hash = (password: string) =>
    spawnSync('openssl', ['passwd', '-apr1', password], { encoding: 'utf8' }).stdout.trim();
  gateway = new RunningGateway(basicUsers('gateway-senders'));
  gateway.allow([`shop:${hash('one')}`, `shop@2:${hash('two')}`, `orders:${hash('three')}`]);
  await gateway.start({ program });
  expect(await gateway.eventually(200, basic('shop', 'one'))).toBe(200);
  expect((await gateway.ask(basic('shop@2', 'two'))).status).toBe(200);
  expect((await gateway.ask(basic('orders', 'three'))).status).toBe(200);
  expect(gateway.passedOn.slice(-3).map((headers) => headers['x-sender'])).toEqual(['shop', 'shop', 'orders']);
  expect((await gateway.ask(basic('shop', 'three'))).status).toBe(401);
  expect((await gateway.ask({})).status).toBe(401);
});
