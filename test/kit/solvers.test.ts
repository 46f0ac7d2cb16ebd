import { expect, test } from '@jest/globals';
import { Grafana } from '../../constructs/grafana';
import {
  type Cluster,
  certificateIn,
  cilium,
  clusterIssuer,
  type Environment,
  issuer,
  plainNetwork,
  type Tls,
} from '../../constructs/kit';
import { Mimir } from '../../constructs/mimir';
import { size, untyped } from '../bad-input/cases';
import { findingsOf, testEnvironment } from '../support';

/** The pods that an issuer starts to prove names by HTTP-01: a namespace that denies everything lets the ingress controller through to them. */

const onNodes = { name: 'nginx', namespace: 'ingress', hostNetwork: true };

function grafana(tls: Tls, facts: Partial<Cluster> = {}, there = false) {
  const environment = testEnvironment({
    network: plainNetwork(),
    ingressClasses: [{ name: 'traefik', namespace: 'traefik' }],
    ...facts,
  });
  const mimir = new Mimir(environment, size);
  const namespace = there ? environment.addNamespace('people', { existing: true }) : undefined;
  new Grafana(environment, {
    namespace,
    datasources: [mimir.datasource],
    ingress: { host: 'grafana.example.com', tls },
  });
  return environment;
}

function policies(environment: Environment) {
  environment.build();
  const objects = environment.components.flatMap((component) => component.objects);
  return objects
    .filter(({ name }) => name === 'grafana-http01-solver')
    .map((object) => JSON.parse(JSON.stringify(object.toJson())));
}

const http01 = { solver: 'http01' } as const;
const solver = { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } };

test.each([clusterIssuer('letsencrypt', http01), issuer('letsencrypt', http01)])('of %j', (tls) => {
  const environment = grafana(tls);
  const [policy, ...others] = policies(environment);
  expect(others).toEqual([]);
  expect(policy).toMatchObject({ kind: 'NetworkPolicy', metadata: { namespace: 'monitoring' } });
  expect(policy?.spec).toEqual({
    podSelector: solver,
    policyTypes: ['Ingress', 'Egress'],
    ingress: [
      {
        from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'traefik' } } }],
        ports: [{ port: 8089, protocol: 'TCP' }],
      },
    ],
  });
  expect(findingsOf(environment)).toEqual([]);
});

test('a controller on the network of its node comes from there', () => {
  const [plain, ...none] = policies(grafana(clusterIssuer('letsencrypt', http01), { ingressClasses: [onNodes] }));
  expect(none).toEqual([]);
  expect(plain?.spec.ingress).toEqual([{ ports: [{ port: 8089, protocol: 'TCP' }] }]);
  const cluster = { network: cilium(), ingressClasses: [onNodes] };
  const [first, second] = policies(grafana(clusterIssuer('letsencrypt', http01), cluster));
  expect([first?.kind, first?.spec.ingress]).toEqual(['NetworkPolicy', undefined]);
  expect([second?.kind, second?.spec]).toEqual([
    'CiliumNetworkPolicy',
    {
      endpointSelector: solver,
      ingress: [{ fromEntities: ['host', 'remote-node'], toPorts: [{ ports: [{ port: '8089', protocol: 'TCP' }] }] }],
    },
  ]);
});

test.each([
  ['an issuer that proves names by DNS-01', grafana(clusterIssuer('letsencrypt', { solver: 'dns01' }))],
  ['an issuer of which nothing is said', grafana(clusterIssuer('company'))],
  ['a certificate that is there', grafana(certificateIn('grafana-certificate'))],
  ['a namespace of somebody else', grafana(clusterIssuer('letsencrypt', http01), {}, true)],
])('none for %s', (_, environment) => {
  expect(policies(environment)).toEqual([]);
});

test.each([
  [{ solver: 'http' }, 'ingress.tls.solver: "http" is none of http01, dns01 | one of: http01, dns01'],
  [{ slover: 'http01' }, 'ingress.tls.slover: there is no property slover | solver'],
])('%j is a finding', (options, words) => {
  expect(findingsOf(grafana(clusterIssuer('letsencrypt', untyped(options))))).toEqual([`test › grafana › ${words}`]);
});
