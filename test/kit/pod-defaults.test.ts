import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { podDefaults } from '../../constructs/kit';
import { forNodeAgents } from '../../constructs/kit/pods/defaults';
import { merged } from '../../constructs/kit/pods/defaults/merge';
import { companyEnvironment, ofCompany, ofLoki } from '../fixtures/company';
import { objectOf, rendered } from '../support';

/** What a company says of every pod, or of one component's. */

describe('two values become one', () => {
  test.each<[string, unknown, unknown, unknown]>([
    ['maps merge, key by key', { a: '1', b: '2' }, { b: '3', c: '4' }, { a: '1', b: '3', c: '4' }],
    ['maps in maps too', { a: { b: '1' } }, { a: { c: '2' } }, { a: { b: '1', c: '2' } }],
    ['lists append', [1, 2], [3], [1, 2, 3]],
    [
      'what is equal in a list stands once',
      [{ name: 'a' }, { name: 'b' }],
      [{ name: 'a' }],
      [{ name: 'a' }, { name: 'b' }],
    ],
    ['of a text the nearer counts', 'far', 'near', 'near'],
    ['of a map and a text the nearer counts', { a: '1' }, 'near', 'near'],
    ['what the nearer does not say stays', { a: '1' }, undefined, { a: '1' }],
    ['nor a key of it', { a: '1' }, { a: undefined }, { a: '1' }],
    ['what the farther does not say comes', undefined, ['a'], ['a']],
  ])('%s', (_title, first, second, expected) => {
    expect(merged(first, second)).toEqual(expected);
  });

  test('and neither is changed by it', () => {
    const before = JSON.stringify([ofCompany, ofLoki]);
    podDefaults(ofCompany, ofLoki);
    expect(JSON.stringify([ofCompany, ofLoki])).toBe(before);
  });
});

test('an agent takes of the environment everything but where its pods are placed', () => {
  const { nodeSelector, affinity, ...rest } = ofCompany;
  expect(forNodeAgents(ofCompany)).toEqual({ ...rest, nodeSelector: { 'kubernetes.io/os': 'linux' } });
  expect(forNodeAgents({ nodeSelector: { pool: 'a' } })).toEqual({});
});

describe('an environment of which a company says everything', () => {
  const environment = companyEnvironment();
  const objects = () => environment.components.flatMap((component) => component.objects).map((each) => each.toJson());
  const workloads = () => objects().filter(({ spec }) => spec?.template);

  test('renders its pods, agents, accounts and claims', () => {
    rendered(environment);
    const shown = [
      objectOf(environment, 'StatefulSet', 'loki'),
      objectOf(environment, 'ServiceAccount', 'loki'),
      objectOf(environment, 'Service', 'loki'),
      objectOf(environment, 'DaemonSet', 'alloy'),
      objectOf(environment, 'Deployment', 'spring-app'),
      objectOf(environment, 'Namespace', 'demo'),
    ];
    expect(Yaml.stringify(...shown)).toMatchSnapshot();
  });

  test('what is said of every pod is in every pod, and what is said of every object in every object', () => {
    expect(workloads().length).toBeGreaterThan(12);
    for (const { kind, metadata, spec } of workloads()) {
      const pod = spec.template.spec;
      const isLoki = metadata.name === 'loki';
      expect([metadata.name, pod.priorityClassName]).toEqual([metadata.name, isLoki ? 'stores' : 'platform']);
      expect([metadata.name, pod.imagePullSecrets[0]]).toEqual([metadata.name, { name: 'registry' }]);
      expect([metadata.name, pod.nodeSelector['kubernetes.io/os']]).toEqual([metadata.name, 'linux']);
      const everywhere = kind === 'DaemonSet';
      expect([metadata.name, pod.nodeSelector['node-pool'] === undefined]).toEqual([metadata.name, everywhere]);
      expect([metadata.name, pod.tolerations[0].key === undefined]).toEqual([metadata.name, everywhere]);
      expect(spec.template.metadata.labels).toMatchObject({
        team: isLoki ? 'logs' : 'platform',
        'cost-centre': '4711',
      });
      expect(spec.template.metadata.annotations).toMatchObject({
        'sidecar.istio.io/inject': 'false',
        'example.com/owner': 'platform@example.com',
      });
    }
    for (const { kind, metadata } of objects()) {
      expect([kind, metadata.name, metadata.labels['cost-centre']]).toEqual([kind, metadata.name, '4711']);
      expect(metadata.annotations).toMatchObject({ 'example.com/owner': 'platform@example.com' });
      expect([kind, metadata.name, 'team' in metadata.labels]).toEqual([kind, metadata.name, false]);
    }
  });

  test('no selector and no claim has any of it', () => {
    const own = ['app.kubernetes.io/instance', 'app.kubernetes.io/name'];
    const selectors = objects().flatMap(({ kind, spec }) => {
      if (kind === 'Service') return [spec.selector];
      return [spec?.selector?.matchLabels, spec?.podSelector?.matchLabels].filter((each) => each !== undefined);
    });
    expect(selectors.length).toBeGreaterThan(40);
    // The pod by which cert-manager proves a name is not ours, and is let in by its own label.
    const solver = 'acme.cert-manager.io/http01-solver';
    const others = selectors.filter((labels) => ![own.join(), solver].includes(Object.keys(labels).sort().join()));
    expect(others).toEqual([]);
    const claims = workloads().flatMap(({ spec }) => spec.volumeClaimTemplates ?? []);
    expect(claims.length).toBeGreaterThan(5);
    expect(claims.map(({ metadata }) => metadata)).toEqual(claims.map(() => ({ name: 'data' })));
  });

  test('the Secret that Grafana makes for itself has what every object has', () => {
    const { data } = objectOf(environment, 'ConfigMap', 'grafana');
    expect(JSON.parse(data['admin-password.json']).metadata).toMatchObject({
      labels: { 'app.kubernetes.io/name': 'grafana', 'cost-centre': '4711' },
      annotations: { 'example.com/owner': 'platform@example.com' },
    });
  });

  test('the Secrets of the registry are expected in each namespace whose pods name them', () => {
    const secrets = environment.expectedSecrets
      .filter(({ keys }) => keys.includes('.dockerconfigjson'))
      .map(({ namespace, name, madeBefore }) => `${namespace}/${name} ${madeBefore}`);
    expect(secrets).toEqual([
      'monitoring/registry true',
      'monitoring/registry-of-loki true',
      'agents/registry true',
      'demo/registry true',
    ]);
  });
});
