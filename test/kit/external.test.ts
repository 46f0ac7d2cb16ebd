import { expect, test } from '@jest/globals';
import {
  bearerToken,
  type ClusterNetwork,
  cilium,
  type Endpoint,
  type ExternalProps,
  endpointsOf,
  external,
  plainNetwork,
} from '../../constructs/kit';
import { OtelForwarder } from '../../constructs/otel-collector';
import { platformBehindGateway, sending, sentTo } from '../fixtures/two-clusters';
import { objectOf } from '../support';

/** Endpoints that lead out of the cluster, and how they are let out. */

const host = (props: Partial<ExternalProps<'otlp.http'>> = {}, network: ClusterNetwork = plainNetwork()) => {
  const environment = sending({ network });
  const given = {
    protocol: 'otlp.http',
    url: 'https://otlp.example.com/otlp/',
    addresses: ['203.0.113.0/24'],
  } as const;
  const endpoint = external(environment, { ...given, ...props });
  expect(environment.findings).toEqual([]);
  return endpoint;
};

test.each<[string, Partial<ExternalProps<'otlp.http'>>, Partial<Endpoint>]>([
  ['the port of the scheme', {}, { scheme: 'https', port: 443, path: '/otlp', url: 'https://otlp.example.com/otlp' }],
  ['a port of its own', { url: 'http://otlp.example.com:4318' }, { port: 4318, url: 'http://otlp.example.com:4318' }],
  [
    'an address for a name',
    { url: 'https://192.0.2.7', addresses: undefined },
    { host: '192.0.2.7', peer: { kind: 'outside-host', host: '192.0.2.7', addresses: ['192.0.2.7'] } },
  ],
  ['nobody asks', {}, { access: undefined, ingress: undefined }],
  [
    'a token',
    { credentials: bearerToken({ secretName: 'sender' }) },
    { access: { credentials: { kind: 'bearer-token', token: { secretName: 'sender', key: 'token' } } } },
  ],
])('a host that is nobody: %s', (_title, props, expected) => {
  const endpoint = host(props);
  const found = Object.fromEntries(Object.keys(expected).map((key) => [key, Reflect.get(endpoint, key)]));
  expect(found).toEqual(expected);
});

test('with() adds, and changes nothing that was there', () => {
  const endpoint = host({ certificateAuthority: { secretName: 'company-ca', key: 'ca.crt' } });
  const { access, peer } = endpoint.with({
    credentials: bearerToken({ secretName: 'sender' }),
    addresses: ['198.51.100.1'],
  });
  expect(access).toMatchObject({ credentials: { kind: 'bearer-token' }, certificateAuthority: { key: 'ca.crt' } });
  expect(peer).toMatchObject({ addresses: ['198.51.100.1'] });
  expect(endpoint.access?.credentials).toBeUndefined();
  expect(endpoint.peer).toMatchObject({ addresses: ['203.0.113.0/24'] });
});

test('what a platform exports says where it leads and what it asks for', () => {
  const { otlp, metrics, logs } = endpointsOf(() => platformBehindGateway());
  expect([otlp, metrics, logs].map(({ protocol, url }) => [protocol, url])).toEqual([
    ['otlp.http', 'https://otlp.platform.example.com'],
    ['prometheus.remote-write', 'https://metrics.platform.example.com/api/v1/push'],
    ['loki.push', 'https://logs.platform.example.com/loki/api/v1/push'],
  ]);
  for (const endpoint of [otlp, metrics, logs]) {
    expect(endpoint.ingress).toEqual({ cluster: 'platform', asks: 'bearer-token' });
    expect(endpoint.peer).toMatchObject({ kind: 'outside-host', addresses: ['203.0.113.40'] });
    expect(endpoint.owner.environment).toBe('platform');
  }
});

const egressOf = (network: ClusterNetwork, kind: string) => {
  const environment = sending({ network });
  new OtelForwarder(environment, { sendTo: sentTo().otlp });
  const { egress } = objectOf(environment, kind, 'otel-collector').spec;
  return egress as readonly Readonly<Record<string, unknown>>[];
};

test('a plain network lets it out to the addresses and one port', () => {
  expect(egressOf(plainNetwork(), 'NetworkPolicy')).toContainEqual({
    to: [{ ipBlock: { cidr: '203.0.113.40/32' } }],
    ports: [{ port: 443, protocol: 'TCP' }],
  });
});

test('Cilium lets it out', () => {
  expect(egressOf(cilium(), 'CiliumNetworkPolicy')).toMatchSnapshot();
});

test('Cilium lets it out by name, where no addresses are known', () => {
  const environment = sending({ network: cilium() });
  new OtelForwarder(environment, { sendTo: sentTo({ gateway: { addresses: undefined } }).otlp });
  const { egress } = objectOf(environment, 'CiliumNetworkPolicy', 'otel-collector').spec;
  expect(egress).toContainEqual({
    toFQDNs: [{ matchName: 'otlp.platform.example.com' }],
    toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
  });
});
