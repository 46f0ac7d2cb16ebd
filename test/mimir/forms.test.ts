import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { mebibytes } from '../../checks/manifests/quantities';
import { Alertmanager, distributed, type Environment, forLoad, nobody, replicated, single } from '../../constructs';
import { mimirAssumptions } from '../../constructs/mimir/assumptions';
import { queriesAtOnce } from '../../constructs/mimir/limits';
import { findingsOf, objectOf } from '../support';
import { alerts, type Given, loadOf, mimirIn, threeZones, workloadsOf } from './distributed';

const wired = (environment: Environment) => ({
  alerts,
  alertsTo: new Alertmanager(environment, { receiver: nobody() }).push,
});

const many = { activeSeries: 5_000_000 };

test('distributed, each role has a workload, the ingesters one in each zone, store-gateways where a zone has several', () => {
  expect(workloadsOf({ form: distributed })).toEqual({
    'mimir-results-cache': ['StatefulSet', 2],
    'mimir-metadata-cache': ['StatefulSet', 2],
    'mimir-index-cache': ['StatefulSet', 2],
    'mimir-chunks-cache': ['StatefulSet', 2],
    'mimir-distributor': ['Deployment', 2],
    'mimir-ingester-zone-a': ['StatefulSet', 1],
    'mimir-ingester-zone-b': ['StatefulSet', 1],
    'mimir-ingester-zone-c': ['StatefulSet', 1],
    'mimir-querier': ['Deployment', 2],
    'mimir-query-frontend': ['Deployment', 2],
    'mimir-query-scheduler': ['Deployment', 2],
    'mimir-store-gateway': ['StatefulSet', 3],
    'mimir-compactor': ['StatefulSet', 1],
  });
});

test('an ingester keeps its name and its volume where a load needs several in a zone', () => {
  const ingesters = (load?: Given['load']) =>
    Object.entries(workloadsOf({ form: distributed, load })).filter(([name]) => name.includes('ingester'));
  const more = ingesters(many);
  expect(more.map(([name]) => name)).toEqual(ingesters().map(([name]) => name));
  for (const [, [, replicas]] of more) expect(replicas).toBeGreaterThan(1);
});

test.each([{ zones: undefined }, { zones: ['a', 'b'] }])(
  'where the cluster names fewer than three zones, ingesters are one workload: %p',
  (zones) => {
    const names = Object.keys(workloadsOf({ form: distributed, cluster: { ...threeZones, ...zones } }));
    expect(names.filter((name) => name.includes('ingester'))).toEqual(['mimir-ingester']);
  },
);

test('as three identical processes, or as one, everything is in one workload', () => {
  expect(workloadsOf({ form: replicated })).toEqual({ mimir: ['StatefulSet', 3] });
  expect(workloadsOf({ form: single })).toEqual({ mimir: ['StatefulSet', 1] });
  expect(workloadsOf({ form: forLoad })).toEqual({ mimir: ['StatefulSet', 1] });
});

test.each([
  [single, {}],
  [replicated, {}],
  [distributed, {}],
  [distributed, many],
  [forLoad, many],
])('nothing is wrong with it: %p of %p', (form, load) => {
  const { environment } = mimirIn({ form, load, props: { acceptHaSamples: true }, wired });
  expect(findingsOf(environment)).toEqual([]);
});

test.each([{}, { activeSeries: 1_900_000, queriesPerSecond: 50 }])(
  'as three identical processes, all queries at once leave their samples the memory that they take: %p',
  (load) => {
    const { environment } = mimirIn({ form: replicated, load });
    const { overrides } = parse(objectOf(environment, 'ConfigMap', 'mimir-overrides').data['overrides.yaml']);
    const { max_estimated_memory_consumption_per_query: query } = overrides.anonymous;
    const { activeSeries } = loadOf(load);
    const { resources } = objectOf(environment, 'StatefulSet', 'mimir').spec.template.spec.containers[0];
    const samples = activeSeries * mimirAssumptions.churn.value * mimirAssumptions.ingesterMemory.value;
    expect(queriesAtOnce * query + samples).toBeLessThan((mebibytes(resources.limits.memory) ?? 0) * 1_048_576);
  },
);

test.each([
  ['mimir-distributor', 'Deployment', distributed, {}, 0.6],
  ['mimir-distributor', 'Deployment', distributed, { activeSeries: 50_000_000 }, 0.6],
  ['mimir-distributor', 'Deployment', distributed, { nodes: 2000, pods: 60_000 }, 0.6],
  ['mimir', 'StatefulSet', replicated, {}, 0.1],
] as const)('%s takes the samples at once that its memory holds, of %s', (name, kind, form, load, share) => {
  const { environment } = mimirIn({ form, load });
  const { distributor } = parse(objectOf(environment, 'ConfigMap', name).data['mimir.yaml']);
  const { template, replicas } = objectOf(environment, kind, name).spec;
  const memory = (mebibytes(template.spec.containers[0].resources.limits.memory) ?? 0) * share;
  const { max_inflight_push_requests: most } = distributor.instance_limits;
  expect(most).toBeGreaterThanOrEqual(20);
  expect(most * 4).toBeLessThanOrEqual(Math.max(memory, 20 * 4));
  expect((most + 1) * 4).toBeGreaterThan(memory);
  // While one of them and an ingester do not answer, each request counts for two seconds: full ones, and one of each agent in five seconds.
  const { samplesPerSecond, nodes } = loadOf(load);
  expect(most * (replicas - 1)).toBeGreaterThan((samplesPerSecond / 2000 + nodes / 5) * 2);
});

describe('the ring of the ingesters', () => {
  const ring = (workload: string, load = {}) => {
    const { environment } = mimirIn({ form: distributed, load, props: { alerts } });
    return parse(objectOf(environment, 'ConfigMap', workload).data['mimir.yaml']).ingester.ring;
  };

  test.each(['distributor', 'querier', 'query-frontend', 'ruler'])(
    '%s takes none for gone before four heartbeats',
    (role) => {
      const own = ring('mimir-ingester-zone-a');
      expect([own.heartbeat_period, own.heartbeat_timeout]).toEqual(['2m', '10m']);
      expect(ring(`mimir-${role}`)).toEqual({
        heartbeat_timeout: own.heartbeat_timeout,
        zone_awareness_enabled: true,
      });
    },
  );

  test('an ingester that ends stays a member, with the series that it has', () => {
    expect(ring('mimir-ingester-zone-b')).toMatchObject({
      tokens_file_path: '/data/ingester-tokens',
      unregister_on_shutdown: false,
      zone_awareness_enabled: true,
    });
  });

  test.each([{}, many])('those of two zones are never rolled at once: %p', (load) => {
    const { environment } = mimirIn({ form: distributed, load });
    const zones = ['a', 'b', 'c'].map((zone) => objectOf(environment, 'StatefulSet', `mimir-ingester-zone-${zone}`));
    expect(zones.map(({ metadata }) => metadata.labels['lgtm-cdk8s/rolled-in-turn'])).toEqual(
      zones.map(() => 'mimir-ingester'),
    );
    expect(zones.map(({ spec }) => spec.template.spec.containers[0].args.at(-1))).toEqual(
      ['a', 'b', 'c'].map((zone) => `-ingester.ring.instance-availability-zone=zone-${zone}`),
    );
  });
});

test('what one tenant may do is read again while it runs', () => {
  const { environment } = mimirIn({ form: distributed, props: { acceptHaSamples: true } });
  expect(parse(objectOf(environment, 'ConfigMap', 'mimir-overrides').data['overrides.yaml'])).toMatchObject({
    overrides: {
      anonymous: {
        compactor_blocks_retention_period: '720h',
        max_global_series_per_user: 150_000,
        accept_ha_samples: true,
      },
    },
  });
  const distributor = parse(objectOf(environment, 'ConfigMap', 'mimir-distributor').data['mimir.yaml']);
  expect(distributor).toMatchObject({ distributor: { ha_tracker: { enable_ha_tracker: true } } });
  expect(distributor).not.toHaveProperty('limits');
});

test('more series than the compactor has in one block are in several', () => {
  const limits = (activeSeries: number) =>
    parse(
      objectOf(mimirIn({ form: distributed, load: { activeSeries } }).environment, 'ConfigMap', 'mimir-overrides').data[
        'overrides.yaml'
      ],
    ).overrides.anonymous;
  expect(limits(8_000_000)).not.toHaveProperty('compactor_split_and_merge_shards');
  expect(limits(17_000_000).compactor_split_and_merge_shards).toBe(3);
});
