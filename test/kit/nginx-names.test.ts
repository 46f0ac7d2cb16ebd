import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { podAttributes } from '../../constructs/demo/frontend-config';
import { type Cluster, Endpoint, pods } from '../../constructs/kit';
import { type Directive, printNginx } from '../../constructs/kit/text/nginx';
import { nginxStart, passTo } from '../../constructs/kit/text/nginx-names';

/** nginx finds names again: whole names in variables, and a resolver that the pod knows. */

const folder = mkdtempSync(path.join(tmpdir(), 'nginx-names-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a name in the configuration is whole', () => {
  const at = (
    host: string,
    also: { readonly path?: string; readonly cluster?: Partial<Cluster>; readonly without?: string } = {},
  ) => {
    const owner = { environment: 'test', component: 'loki', workload: 'loki' };
    const to = new Endpoint({
      protocol: 'http',
      owner,
      peer: pods('stores', {}),
      host,
      port: 3100,
      offers: {},
      ...also,
    });
    const place = { cluster: { ...also.cluster }, namespace: 'monitoring' };
    return printNginx(passTo(to, place, { without: also.without })).split('\n');
  };

  test.each([
    ['loki.monitoring.svc', 'loki.monitoring.svc.cluster.local'],
    ['loki', 'loki.monitoring.svc.cluster.local'],
    ['loki.stores', 'loki.stores.svc.cluster.local'],
    ['loki.example.com', 'loki.example.com'],
  ])('%s', (host, whole) => {
    expect(at(host)).toEqual([`set $upstream ${whole}:3100;`, 'proxy_pass http://$upstream;']);
  });

  test('in the domain of the cluster', () => {
    expect(at('loki.stores.svc', { cluster: { clusterDomain: 'k8s.example.com' } })[0]).toBe(
      'set $upstream loki.stores.svc.k8s.example.com:3100;',
    );
  });

  test('and a path stands before what is asked', () => {
    expect(at('mimir.stores.svc', { path: '/prometheus' })).toEqual([
      'set $upstream mimir.stores.svc.cluster.local:3100;',
      'rewrite ^(.*)$ /prometheus$1 break;',
      'proxy_pass http://$upstream;',
    ]);
  });

  test('and what stands before the path here is taken off', () => {
    const rewritten = (path?: string) => at('otel.stores.svc', { path, without: '/otlp' })[1];
    expect(rewritten()).toBe('rewrite ^/otlp(.*)$ $1 break;');
    expect(rewritten('/collector')).toBe('rewrite ^/otlp(.*)$ /collector$1 break;');
    expect(rewritten('/otlp')).toBe('proxy_pass http://$upstream;');
  });
});

describe('the start writes who answers DNS', () => {
  const start = (resolver: string, cluster: Partial<Cluster> = {}, further: Record<string, Directive> = {}) => {
    writeFileSync(path.join(folder, 'resolv.conf'), resolver);
    const script = nginxStart('/etc/gateway', { cluster, namespace: 'monitoring' }, { further })
      .replaceAll('/etc/resolv.conf', path.join(folder, 'resolv.conf'))
      .replaceAll('/tmp/lookups', folder)
      .replace('exec nginx', 'echo');
    return spawnSync('sh', ['-c', script], { encoding: 'utf8', env: { ...process.env, POD_UID: '0af7-6519' } });
  };
  const written = () => readFileSync(path.join(folder, 'resolver.conf'), 'utf8');

  test.each<[string, string, Partial<Cluster>, string]>([
    [
      'as a kubelet writes it',
      'search monitoring.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n',
      {},
      'resolver 10.96.0.10 valid=10s ipv6=off;\n',
    ],
    ['without an end of the line', 'nameserver 10.96.0.10', {}, 'resolver 10.96.0.10 valid=10s ipv6=off;\n'],
    [
      'with several, in IPv6',
      'nameserver fd00::a\nnameserver 169.254.20.10\n',
      { ipFamilies: ['IPv6'] },
      'resolver [fd00::a] 169.254.20.10 valid=10s;\n',
    ],
    [
      'with names that somebody added',
      'search a.svc.cluster.local svc.cluster.local cluster.local svc.other.example\nnameserver 10.96.0.10\n',
      {},
      'resolver 10.96.0.10 valid=10s ipv6=off;\n',
    ],
  ])('%s', (_title, resolver, cluster, expected) => {
    expect(start(resolver, cluster)).toMatchObject({ status: 0, stdout: '-e stderr -c /etc/gateway/nginx.conf\n' });
    expect(written()).toBe(expected);
  });

  test('and directives into which the shell puts what the pod knows', () => {
    expect(start('nameserver 10.96.0.10\n', {}, podAttributes).status).toBe(0);
    expect(readFileSync(path.join(folder, 'pod.conf'), 'utf8')).toBe('otel_resource_attr k8s.pod.uid 0af7-6519;\n');
  });

  test('and refuses a cluster with another domain', () => {
    const resolver = 'search a.svc.k8s.example.com svc.k8s.example.com k8s.example.com\nnameserver 10.96.0.10\n';
    expect(start(resolver)).toMatchObject({
      status: 1,
      stdout: '',
      stderr:
        "the domain of this cluster is k8s.example.com, not cluster.local: write clusterDomain: 'k8s.example.com' in the cluster of the environment\n",
    });
    expect(start(resolver, { clusterDomain: 'k8s.example.com' }).status).toBe(0);
  });
});
