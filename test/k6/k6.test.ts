import { expect, test } from '@jest/globals';
import { ArgoCd } from '../../constructs/delivery/argocd';
import { K6, type K6Props } from '../../constructs/k6';
import { basicLogin, bearerToken, type Environment, external, minutes, plainNetwork } from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { size } from '../bad-input/cases';
import { objectOf, rendered, testEnvironment } from '../support';

/** Load tests, as Jobs and as Deployments. */

const addresses = ['203.0.113.7'];

const shop = (environment: Environment) =>
  external(environment, { protocol: 'http', url: 'http://shop.example.com/', addresses });

function loaded(props: Partial<K6Props> = {}): Environment {
  const environment = testEnvironment();
  const { remoteWrite: metricsTo } = new Mimir(environment, size);
  new K6(environment, { target: shop(environment), metricsTo, ...props });
  return environment;
}

function loadedOutside(access: object, offers: object = {}): Environment {
  const environment = testEnvironment();
  const url = 'https://metrics.example.com/api/v1/push';
  const metricsTo = external(environment, { protocol: 'prometheus.remote-write', url, addresses, offers, ...access });
  new K6(environment, { target: shop(environment), metricsTo });
  return environment;
}

const containerOf = (environment: Environment, kind = 'Job') =>
  objectOf(environment, kind, 'k6').spec.template.spec.containers[0];

const variablesOf = (environment: Environment) =>
  Object.fromEntries(
    containerOf(environment).env.map((each: { name: string; value?: string; valueFrom?: object }) => [
      each.name,
      each.value ?? each.valueFrom,
    ]),
  );

test('a Job that runs the script for the mythical services once', () => {
  expect(rendered(loaded(), 'k6')).toMatchSnapshot();
});

test('a Deployment that runs it again and again', () => {
  const environment = loaded({ mode: 'continuous' });
  const { restartPolicy, containers } = objectOf(environment, 'Deployment', 'k6').spec.template.spec;
  expect(restartPolicy).toBeUndefined();
  expect(containers[0].command).toEqual(['sh', '/etc/k6/repeated.sh']);
  expect(objectOf(environment, 'ConfigMap', 'k6').data['repeated.sh']).toContain('k6 "$@" &');
});

test('a script of somebody else, with users, duration and thresholds of its own', () => {
  const environment = loaded({
    script: 'test/fixtures/load/shop.js',
    vus: 20,
    duration: minutes(2),
    thresholds: { http_req_failed: ['rate<0.01'], 'http_req_duration{name:GET /orders}': ['p(95)<500', 'avg<200'] },
    testId: 'orders-3',
  });
  const { args } = containerOf(environment);
  expect(args.slice(-4)).toEqual(['--tag=testid=orders-3', '--vus=20', '--duration=120s', '/etc/k6/thresholds.js']);
  const { data } = objectOf(environment, 'ConfigMap', 'k6');
  expect(data['script.js']).toContain("tags: { name: 'GET /orders' }");
  expect(data['thresholds.js']).toMatchInlineSnapshot(`
"import * as script from './script.js';

export * from './script.js';
export default script.default;
export const options = { ...script.options, thresholds: {
  "http_req_failed": [
    "rate<0.01"
  ],
  "http_req_duration{name:GET /orders}": [
    "p(95)<500",
    "avg<200"
  ]
} };
"
`);
});

test('a changed script is another Job, and the same input gives the same one', () => {
  const annotations = (props?: Partial<K6Props>) =>
    objectOf(loaded(props), 'Job', 'k6').spec.template.metadata.annotations;
  expect(annotations()).toEqual(annotations());
  expect(annotations({ script: 'test/fixtures/load/shop.js' })).not.toEqual(annotations());
});

test('Argo CD puts a changed Job in the place of the old one, and leaves one that has not changed', () => {
  const environment = loaded();
  new ArgoCd(environment, { repository: 'https://example.com/platform.git' });
  const { metadata } = objectOf(environment, 'Job', 'k6');
  expect(metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' });
  const optionsOf = (name: string) => objectOf(environment, 'Application', name).spec.syncPolicy.syncOptions;
  expect(optionsOf('test-k6')).toEqual(['ServerSideApply=true', 'ApplyOutOfSyncOnly=true']);
  expect(optionsOf('test-mimir')).toEqual(['ServerSideApply=true']);
});

test('its series say of which cluster they are, where that has a name', () => {
  const environment = testEnvironment({ network: plainNetwork(), name: 'shop' });
  const { remoteWrite: metricsTo } = new Mimir(environment, size);
  new K6(environment, { target: shop(environment), metricsTo });
  expect(containerOf(environment).args).toContain('--tag=cluster=shop');
});

test('policies let it out to its target and to the store', () => {
  const { egress } = objectOf(loaded(), 'NetworkPolicy', 'k6').spec;
  expect(egress).toHaveLength(3);
  expect(egress).toContainEqual({
    to: [{ ipBlock: { cidr: '203.0.113.7/32' } }],
    ports: [{ port: 80, protocol: 'TCP' }],
  });
});

test('a store that takes no native histograms gets statistics', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const metricsTo = external(environment, {
    protocol: 'prometheus.remote-write',
    url: 'http://metrics.example.com/api/v1/write',
    addresses,
  });
  const target = shop(environment);
  const k6 = new K6(environment, { target, metricsTo });
  const native = new K6(environment, { name: 'native', target, metricsTo: mimir.remoteWrite });
  expect(containerOf(environment).args).not.toContain('--features=native-histograms');
  expect(variablesOf(environment)).toMatchObject({ K6_PROMETHEUS_RW_TREND_STATS: 'avg,med,p(95),p(99),max' });
  const knows = ({ knownMetrics }: K6, metric: string) => knownMetrics.some(({ name }) => name.test(metric));
  for (const metric of ['k6_http_req_duration_p95', 'k6_iteration_duration_med']) {
    expect([knows(k6, metric), knows(native, metric)]).toEqual([true, false]);
  }
  expect([knows(k6, 'k6_http_req_duration_seconds'), knows(native, 'k6_http_req_duration_seconds')]).toEqual([
    false,
    true,
  ]);
});

test('a store outside is shown a token or a name, and its certificate authority is known', () => {
  const certificateAuthority = { secretName: 'company-ca', key: 'ca.crt' };
  const token = loadedOutside({ credentials: bearerToken({ secretName: 'metrics' }), certificateAuthority });
  expect(variablesOf(token)).toMatchObject({
    K6_PROMETHEUS_RW_TLS_MINIMUM_VERSION: '1.2',
    K6_PROMETHEUS_RW_BEARER_TOKEN: { secretKeyRef: { name: 'metrics', key: 'token' } },
    SSL_CERT_DIR: '/etc/k6-secrets/company-ca',
  });
  expect(token.components.flatMap(({ expectedSecrets }) => expectedSecrets).map(({ name }) => name)).toEqual([
    'company-ca',
    'metrics',
  ]);
  const login = loadedOutside({ credentials: basicLogin({ username: 'shop', secretName: 'metrics' }) });
  expect(variablesOf(login)).toMatchObject({
    K6_PROMETHEUS_RW_USERNAME: 'shop',
    K6_PROMETHEUS_RW_PASSWORD: { secretKeyRef: { name: 'metrics', key: 'password' } },
  });
});
