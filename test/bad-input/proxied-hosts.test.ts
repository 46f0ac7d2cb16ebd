import { type Environment, type ExternalProps, external, pods } from '../../constructs/kit';
import { proxyOf } from '../fixtures/proxy';
import { at } from '../fixtures/remote';
import { testAnswers, untyped } from './cases';

/** Hosts that go through no proxy, and what is no proxy. */

const url = 'https://otlp.example.com';
const network = 'no proxy, and the addresses of the host, to which the network must let pods out';

const host = (given: object) => (environment: Environment) => {
  external(environment, untyped<ExternalProps<'http'>>({ url, proxy: proxyOf(environment), ...given }));
};
const proxy = (given: object) => (environment: Environment) => {
  const right = { protocol: 'http-proxy', url: 'http://proxy.example.com:3128', addresses: ['203.0.113.128'] };
  external(environment, untyped<ExternalProps<'http'>>({ ...right, ...given }));
};

const outside = 'test › external › ';
const noHttp = (protocol: string) => `${outside}proxy: ${protocol} does not go through a proxy of HTTP | ${network}`;
const bucket = `${outside}proxy: object storage goes through a proxy by variables of the whole program alone | ${network}`;
const grpc = (protocol: string) =>
  `${protocol} is gRPC, which goes through a proxy by variables of the whole program alone | protocol: 'otlp.http', if the host takes it, or no proxy`;
const beside = (name: string) =>
  `${name} is called through proxy.example.com, so policies let nobody out to its addresses | no addresses beside proxy: those of the proxy stand in its own external({ … })`;
const near = (name: string) => `${name} is in this cluster, where nobody needs a proxy | no proxy`;
const key = { secretName: 'alert', key: 'key' };

testAnswers([
  ['OTLP by gRPC', host({ protocol: 'otlp.grpc' }), [`${outside}proxy: ${grpc('otlp.grpc')}`]],
  ['traces by gRPC', host({ protocol: 'otlp.traces' }), [`${outside}proxy: ${grpc('otlp.traces')}`]],
  ['a bucket', host({ protocol: 's3' }), [bucket]],
  ['a database', host({ protocol: 'postgresql', url: 'postgresql://db.example.com/grafana' }), [noHttp('postgresql')]],
  ['a connection', host({ protocol: 'tcp', url: 'tcp://db.example.com:5432' }), [noHttp('tcp')]],
  [
    'a proxy behind a proxy',
    host({ protocol: 'http-proxy', url: 'http://other.example.com' }),
    [`${outside}proxy: no program calls a proxy through another one | one proxy`],
  ],
  [
    'addresses beside it',
    host({ protocol: 'http', addresses: ['203.0.113.7'] }),
    [`${outside}addresses: ${beside('otlp.example.com')}`],
  ],
  [
    'a Service',
    host({ protocol: 'http', url: 'http://shop.shop.svc', pods: pods('shop') }),
    [`${outside}proxy: ${near('shop.shop.svc')}`],
  ],
  [
    'its URL',
    host({ protocol: 'http', proxy: 'http://proxy.example.com:3128' }),
    [
      `${outside}proxy: "http://proxy.example.com:3128" is given | an endpoint that speaks http-proxy, such as external(environment, { protocol: 'http-proxy', … })`,
    ],
  ],
  [
    'something else',
    (environment) => host({ protocol: 'http', proxy: at(environment, 'http', url) })(environment),
    [
      `${outside}proxy: otlp.example.com speaks http there | an endpoint that speaks http-proxy, such as external(environment, { protocol: 'http-proxy', … })`,
    ],
  ],
  [
    'TLS',
    proxy({ url: 'https://proxy.example.com' }),
    [
      `${outside}url: https:// is not how a proxy is called here: its callers encrypt what is secret as far as the host | http://proxy.example.com`,
    ],
  ],
  [
    'a URL without its scheme',
    proxy({ url: 'proxy.example.com:3128' }),
    [
      `${outside}url: "proxy.example.com:3128" has no scheme or no host | a URL with scheme and host, such as http://proxy.example.com:3128`,
    ],
  ],
  [
    'a path',
    proxy({ url: 'http://proxy.example.com:3128/proxy.pac' }),
    [`${outside}url: a proxy has no paths, and the URL has /proxy.pac | http://proxy.example.com:3128`],
  ],
  [
    'a name and a password',
    proxy({ url: 'http://shop:secret@proxy.example.com:3128' }),
    [`${outside}url: the URL has a name or a password, which would be in Git | http://proxy.example.com:3128`],
  ],
  [
    'a name and a password in a Secret',
    proxy({ credentials: { kind: 'bearer-token', token: key }, certificateAuthority: key }),
    [
      `${outside}credentials: programs take the name and password of a proxy as text in their configuration, which would be in Git | no credentials, and a proxy that knows its callers by their addresses`,
      `${outside}certificateAuthority: a proxy is called without TLS, and shows no certificate | certificateAuthority of the host behind it, or none`,
    ],
  ],
  [
    'no address, where policies know no names',
    proxy({ addresses: undefined }),
    [
      `${outside}addresses: a policy of this network knows no names, so it cannot let proxy.example.com through | addresses: ['203.0.113.0/24'], the blocks of addresses that the host has`,
    ],
  ],
]);
