import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type Cluster, type Environment, plainNetwork } from '../../constructs/kit';
import { inTiers } from '../fixtures/in-tiers';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** Where the pods are of which two judge each trace. */

const [first, copy] = ['otel-collector-sampling-first', 'otel-collector-sampling-copy'];
const twice = { tiers: { sampling: { replicas: 4 }, samplingCopy: { replicas: 3 } } };
const zones = ['zone-a', 'zone-b', 'zone-c'];

const podOf = (environment: Environment, name: string) => objectOf(environment, 'StatefulSet', name).spec.template.spec;
const inCluster = (cluster: Partial<Cluster>) => testEnvironment({ network: plainNetwork(), nodes: 6, ...cluster });

const zonesOfPods = (environment: Environment) =>
  [first, copy].map((name) => {
    const { nodeSelector, affinity } = podOf(environment, name);
    const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms ?? [];
    return [
      nodeSelector['topology.kubernetes.io/zone'],
      terms.map(({ matchExpressions }: { readonly matchExpressions: unknown }) => matchExpressions),
    ];
  });
const within = { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['zone-b', 'zone-c'] };

test('no zone has both, and those whom senders wait for have two', () => {
  const environment = inCluster({ zones });
  inTiers(environment, twice);
  expect(zonesOfPods(environment)).toEqual([
    [undefined, [[within]]],
    ['zone-a', []],
  ]);
});

test('as many of those are in each zone, so that the others have room when one is lost', () => {
  const environment = inCluster({ zones });
  inTiers(environment, twice);
  const ofZones = podOf(environment, first).topologySpreadConstraints.find(
    ({ topologyKey }: { readonly topologyKey: string }) => topologyKey === 'topology.kubernetes.io/zone',
  );
  expect(ofZones).toMatchObject({ maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', minDomains: 2 });
});

test('the nodes of the company stay those of both', () => {
  const fast = { key: 'disk', operator: 'In', values: ['fast'] };
  const affinity = {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [fast] }] },
    },
  };
  const environment = inCluster({ zones });
  inTiers(environment, { ...twice, pods: { affinity } });
  expect(zonesOfPods(environment)).toEqual([
    [undefined, [[fast, within]]],
    ['zone-a', [[fast]]],
  ]);
});

test.each([[undefined], [['zone-a', 'zone-b']]])('with the zones %s, other nodes as far as there is room', (named) => {
  const environment = inCluster({ zones: named });
  inTiers(environment, twice);
  expect(zonesOfPods(environment)).toEqual([
    [undefined, []],
    [undefined, []],
  ]);
  const others = [first, copy].map(
    (name) => podOf(environment, name).affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution,
  );
  expect(
    others.map(([{ podAffinityTerm }]) => podAffinityTerm.labelSelector.matchLabels['app.kubernetes.io/name']),
  ).toEqual([copy, first]);
});

test.each([
  ['with three zones those of one, which are half of the first', zones, [300, 300]],
  ['elsewhere one of them', undefined, [200, 300]],
])('there is room for the traces of what is away: %s', (_title, named, each) => {
  const environment = inCluster({ zones: named });
  inTiers(environment, { ...twice, tracesPerSecond: 600 });
  expect(
    [first, copy].map(
      (name) =>
        parse(objectOf(environment, 'ConfigMap', name).data['config.yaml']).processors.tail_sampling
          .expected_new_traces_per_sec,
    ),
  ).toEqual(each);
});

test('a company that has its pods in one zone is told', () => {
  const environment = inCluster({ zones });
  const affinity = {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ ...within, values: ['zone-b'] }] }],
      },
    },
  };
  inTiers(environment, { ...twice, pods: { affinity } });
  expect(findingsOf(environment)).toEqual([
    `test › otel-collector › pods.affinity: topology.kubernetes.io/zone may be "zone-b" alone, and of pods that keep copies of the same data each is in another zone | zones in the environment's cluster alone, and this label in the pods of components that are to be in one zone`,
  ]);
});
