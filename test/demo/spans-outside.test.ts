import { expect, test } from '@jest/globals';
import { basicLogin } from '../../constructs/kit';
import { objectOf } from '../support';
import { filesOf, page } from './page-outside';

/** The page's spans go to another cluster: nginx shows the token, and the browser never has it. */

const spans = (text: string | undefined) => /location = \/otlp[\s\S]*?\n {4}\}/.exec(text ?? '')?.[0];

test('by a token', () => {
  const environment = page();
  const { data } = objectOf(environment, 'ConfigMap', 'vue-frontend');
  expect(spans(data['nginx.conf'])).toMatchSnapshot();
  expect(data['start.sh'].split('\n').slice(-24)).toMatchSnapshot();
  const { spec } = objectOf(environment, 'Deployment', 'vue-frontend').spec.template;
  const [nginx, visitors] = spec.containers;
  const secret = {
    name: 'secret-platform-sender',
    mountPath: '/etc/vue-frontend-secrets/platform-sender',
    readOnly: true,
  };
  expect(nginx.volumeMounts).toContainEqual(secret);
  expect(visitors.volumeMounts).not.toContainEqual(secret);
  const known = environment.expectedSecrets.find(({ name }) => name === 'platform-sender');
  expect(known).toMatchObject({ namespace: 'monitoring', keys: ['token'], madeBefore: true });
  const { egress } = objectOf(environment, 'NetworkPolicy', 'vue-frontend').spec;
  expect(egress).toContainEqual({
    ports: [{ port: 443, protocol: 'TCP' }],
    to: [{ ipBlock: { cidr: '203.0.113.40/32' } }],
  });
});

test('by name and password, and a certificate authority of its own', () => {
  const files = filesOf({
    credentials: basicLogin({ username: 'shop', secretName: 'platform-sender' }),
    certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' },
  });
  expect(spans(files['nginx.conf'])).toContain('/etc/vue-frontend-secrets/company-ca/ca.crt;');
  expect(files['start.sh']).toContain("Authorization 'Basic $token'");
  expect(files['start.sh']).toContain('token=$(cat /etc/vue-frontend-secrets/platform-sender/encoded)');
});
