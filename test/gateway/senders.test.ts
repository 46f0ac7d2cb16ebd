import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { basicUsers, bearerTokens, type Senders } from '../../constructs/gateway';
import { certificateIn } from '../../constructs/kit';
import { platformBehindGateway } from '../fixtures/two-clusters';
import { objectOf } from '../support';
import { RunningGateway } from './running';

/** Other clusters send: how the gateway knows them, and whom it refuses. */

let gateway: RunningGateway | undefined;
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

const kinds: readonly [string, Senders][] = [
  ['tokens', bearerTokens('gateway-senders')],
  ['users', basicUsers('gateway-senders')],
];

test.each(kinds)('senders that are known by %s', (_title, senders) => {
  const environment = platformBehindGateway({ gateway: { senders, tls: certificateIn('wildcard') } });
  expect(objectOf(environment, 'ConfigMap', 'gateway').data).toMatchSnapshot();
  const { expectedSecrets } = environment.components.find(({ name }) => name === 'gateway') ?? {};
  expect(expectedSecrets).toMatchObject([{ namespace: 'monitoring', name: 'gateway-senders', keys: [senders.key] }]);
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

const noLine = (number: number) => `line ${number} of SENDERS is no name and token, and lets nobody in`;

test('the start script reads the lines that are a name and a token, and says which are not', async () => {
  gateway = new RunningGateway(bearerTokens('gateway-senders'));
  gateway.allow(lines);
  await gateway.start({ script: 'exit 0' });
  await gateway.ended();
  expect(readFileSync(gateway.sendersFile, 'utf8').split('\n')).toEqual([
    `"~^(?i:bearer) +${token}$" shop;`,
    `"~^(?i:bearer) +${next}$" shop;`,
    `"~^(?i:bearer) +${oauth.replaceAll(/[.+]/g, '\\$&')}$" orders-2;`,
    '',
  ]);
  const said = gateway.log
    .replaceAll(/\/\S+\/gateway-senders\/tokens/g, 'SENDERS')
    .trim()
    .split('\n');
  expect(said).toEqual([5, 6, 7, 8, 9, 10].map(noLine));
});
