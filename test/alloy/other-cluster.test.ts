import { expect, test } from '@jest/globals';
import { Alloy, cadvisor, podLogs } from '../../constructs/alloy';
import { basicUsers } from '../../constructs/gateway';
import { type Access, basicLogin, bearerToken } from '../../constructs/kit';
import { type Given, sending, sentTo } from '../fixtures/two-clusters';
import { objectOf } from '../support';

/** An Alloy that sends to another cluster: what it shows there, and how its signals say where they are from. */

function agent(given: Given, access: Access) {
  const environment = sending();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const { logs, metrics } = sentTo(given, access);
  const alloy = new Alloy(environment, {
    namespace,
    collect: [podLogs(), cadvisor()],
    logsTo: logs,
    metricsTo: metrics,
  });
  const text: string = objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy'];
  const block = (name: string) => new RegExp(`^${name} "[^"]*" \\{\\n[^]*?^\\}`, 'm').exec(text)?.[0];
  return { alloy, environment, loki: block('loki\\.write'), prometheus: block('prometheus\\.remote_write') };
}

const secretName = 'platform-sender';
const token = { credentials: bearerToken({ secretName }) };
const login: Access = {
  credentials: basicLogin({ username: 'shop', secretName }),
  certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
};

test('a token, from a file that is read again', () => {
  const { loki, prometheus, alloy } = agent({}, token);
  expect(loki).toMatchSnapshot('loki');
  expect(prometheus).toMatchSnapshot('prometheus');
  expect(alloy.expectedSecrets).toMatchObject([{ namespace: 'agents', name: secretName, keys: ['token'] }]);
});

test('name and password, and an authority of the company', () => {
  const { loki, prometheus, alloy } = agent({ gateway: { senders: basicUsers('gateway-senders') } }, login);
  expect(loki).toMatchSnapshot('loki');
  expect(prometheus).toMatchSnapshot('prometheus');
  expect(alloy.expectedSecrets.map(({ name, keys }) => [name, keys])).toEqual([
    [secretName, ['password']],
    ['company-ca', ['ca.crt']],
  ]);
});

test('each Secret is one folder of the pod, with the keys that are read', () => {
  const { environment } = agent({ gateway: { senders: basicUsers('gateway-senders') } }, login);
  const { template } = objectOf(environment, 'DaemonSet', 'alloy').spec;
  const secrets = template.spec.volumes.filter(({ secret }: { readonly secret?: object }) => secret);
  expect(secrets).toEqual([
    {
      name: 'secret-platform-sender',
      secret: { secretName, items: [{ key: 'password', path: 'password' }] },
    },
    { name: 'secret-company-ca', secret: { secretName: 'company-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
  ]);
});
