import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { replicated } from '../../constructs';
import { Kafka } from '../../constructs/kafka';
import {
  type Cluster,
  cilium,
  days,
  Environment,
  gibibytes,
  type PodDefaults,
  plainNetwork,
  podDefaults,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { loadOf, storage } from '../loki/in-forms';
import { distributedSize, Library } from '../stores/forms/library';
import { findingsOf, testEnvironment } from '../support';
import { untyped } from './cases';

/** Clusters in which copies of the same data cannot be kept apart. */

const three = "zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c']";

const cases: readonly [string, Partial<Cluster>, number, readonly string[]][] = [
  [
    'fewer nodes than copies',
    { nodes: 2 },
    3,
    ['nodes: library keeps 3 copies, each on a node of its own, and there are 2 nodes | nodes: 3 or more'],
  ],
  [
    'a cluster of which no number of nodes is stated',
    {},
    3,
    ['nodes: library keeps 3 copies, each on a node of its own, and there is 1 node | nodes: 3 or more'],
  ],
  [
    'several pods in each zone, and no zones',
    { nodes: 6 },
    6,
    [`zones: several pods of library that keep copies are in each zone, and no zones are named | ${three}`],
  ],
  [
    'several pods in each zone, and two zones',
    { nodes: 6, zones: ['a', 'b'] },
    6,
    [`zones: several pods of library that keep copies are in each zone, and 2 of 3 zones are named | ${three}`],
  ],
  [
    'addresses of IPv6 alone',
    { nodes: 3, ipFamilies: ['IPv6'] },
    3,
    [
      "ipFamilies: the pods of library find each other by addresses of IPv4, which these have not | ipFamilies: ['IPv6', 'IPv4'], or stores of one process",
    ],
  ],
];

test.each(cases)('%s: said once, however many stores it concerns', (_title, cluster, shelves, findings) => {
  const environment = testEnvironment({ network: plainNetwork(), ...cluster });
  new Library(environment, { size: distributedSize(shelves) });
  new Library(environment, { name: 'archive', size: distributedSize(shelves) });
  const ofCluster = findingsOf(environment).filter((each) => each.startsWith('test › cluster › '));
  expect(ofCluster).toEqual(findings.map((each) => `test › cluster › ${each}`));
});

test('zones and nodes that are stated wrongly are reported as such, and not as missing', () => {
  const environment = testEnvironment({ network: cilium(), nodes: 0, zones: ['a', 'b', 'a'] });
  new Library(environment, { size: distributedSize(6) });
  expect(findingsOf(environment)).toEqual([
    'test › cluster › nodes: 0 is not a whole number from 1 to 15000 | a whole number from 1 to 15000',
    'test › cluster › zones: the zone a is there twice | each zone once',
  ]);
});

test('a cluster of which a fact has a wrong name does not lack that fact as well', () => {
  const environment = testEnvironment({ network: cilium(), nodes: 6, ...untyped<object>({ zone: ['a', 'b', 'c'] }) });
  new Library(environment, { size: distributedSize(6) });
  expect(findingsOf(environment)).toEqual(['test › cluster › zone: there is no property zone | zones']);
});

const zoneLabel = 'topology.kubernetes.io/zone';
const oneZone = `pods.nodeSelector: ${zoneLabel} is "a", and of pods that keep copies of the same data each is in another zone | zones in the environment's cluster alone, and this label in the pods of components that are to be in one zone`;

test('nodes of one zone for everything, which is said once', () => {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: { network: cilium(), nodes: 6, zones: ['a', 'b', 'c'] },
    pods: podDefaults({ nodeSelector: { [zoneLabel]: 'a' } }),
  });
  environment.addNamespace('monitoring');
  new Library(environment, { size: distributedSize(6) });
  new Kafka(environment, { disk: gibibytes(100) });
  expect(findingsOf(environment)).toEqual([`test › environment › ${oneZone}`]);
});

test('nodes of one zone for a component of which there are copies, and for one of which there are none', () => {
  const environment = testEnvironment({ network: cilium(), nodes: 6, zones: ['a', 'b', 'c'] });
  const pods = podDefaults({ nodeSelector: { [zoneLabel]: 'a' } });
  new Kafka(environment, { disk: gibibytes(100), pods });
  new Loki(environment, { retention: days(3), disk: gibibytes(10), pods });
  expect(findingsOf(environment)).toEqual([`test › kafka › ${oneZone}`]);
});

describe('a node affinity', () => {
  const inZones = (operator: string, ...values: readonly string[]) => ({
    matchExpressions: [{ key: zoneLabel, operator, values: [...values] }],
  });
  const near = (...nodeSelectorTerms: readonly object[]) =>
    podDefaults({
      affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } as object,
    });
  const leaves = (zones: string) =>
    `pods.affinity: ${zoneLabel} may be ${zones} alone, and of pods that keep copies of the same data each is in another zone | zones in the environment's cluster alone, and this label in the pods of components that are to be in one zone`;
  const threeZones = { network: cilium(), nodes: 12, zones: ['a', 'b', 'c'] };

  test.each<[string, PodDefaults, string | undefined]>([
    ['of one zone', near(inZones('In', 'a')), '"a"'],
    ['of two of three zones', near(inZones('In', 'b', 'a')), '"a", "b"'],
    ['of all but one zone', near(inZones('NotIn', 'c')), '"a", "b"'],
    ['of a zone that the cluster does not have', near(inZones('In', 'd')), '"d"'],
    ['of all zones', near(inZones('In', 'a', 'b', 'c')), undefined],
    ['of a zone in each of three terms', near(...['a', 'b', 'c'].map((zone) => inZones('In', zone))), undefined],
    [
      'of one zone or of nodes in any',
      near(inZones('In', 'a'), { matchExpressions: [{ key: 'pool', operator: 'Exists' }] }),
      undefined,
    ],
    [
      'with two expressions',
      near({
        matchExpressions: [...inZones('In', 'a', 'b').matchExpressions, ...inZones('In', 'b', 'c').matchExpressions],
      }),
      '"b"',
    ],
    [
      'that only prefers',
      podDefaults({
        affinity: {
          nodeAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: inZones('In', 'a') }],
          },
        },
      }),
      undefined,
    ],
  ])('%s, for copies in three zones', (_title, pods, zones) => {
    const ofKafka = testEnvironment(threeZones);
    new Kafka(ofKafka, { disk: gibibytes(100), pods });
    expect(findingsOf(ofKafka)).toEqual(zones === undefined ? [] : [`test › kafka › ${leaves(zones)}`]);
  });

  test('of the environment is said once, also of a store with pods in each zone; and of no component without copies', () => {
    const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
      cluster: threeZones,
      pods: near(inZones('In', 'a')),
    });
    environment.addNamespace('monitoring');
    new Library(environment, { size: distributedSize(6) });
    new Loki(environment, { retention: days(3), disk: gibibytes(10) });
    expect(findingsOf(environment)).toEqual([`test › environment › ${leaves('"a"')}`]);
  });
});

const here = "a cluster in 3 zones, or no zones in the environment's cluster where its nodes have none";
const inOne = `its 3 copies are all in one zone, whose loss stops writing and reading | ${here}`;
const inTwo = `of 3 copies two are in one of 2 zones, whose loss stops writing | ${here}`;

const form = replicated({ storage, load: loadOf(0.5) });

/** What keeps three copies of the same data, and the property at which that is said. */
const copied: readonly [string, (environment: Environment) => void, property: string][] = [
  ['a store', (environment) => new Library(environment, { size: distributedSize(3) }), 'library › form'],
  ['Loki', (environment) => new Loki(environment, { form }), 'loki › form'],
  ['Mimir', (environment) => new Mimir(environment, { form }), 'mimir › form'],
  ['Kafka', (environment) => new Kafka(environment, { disk: gibibytes(100) }), 'kafka › zones'],
];

describe.each(copied)('three copies of %s', (_title, make, property) => {
  test.each<[string, readonly string[] | undefined, string | undefined]>([
    ['one zone', ['a'], inOne],
    ['two zones', ['a', 'b'], inTwo],
    ['three zones', ['a', 'b', 'c'], undefined],
    ['nodes without zones', undefined, undefined],
  ])('in %s', (_zones, zones, said) => {
    const environment = testEnvironment({ network: cilium(), nodes: 12, zones });
    make(environment);
    expect(findingsOf(environment)).toEqual([]);
    const ofZones = environment.warnings.filter(({ problem }) => problem.includes('zone'));
    expect(ofZones.map((each) => `${each.component} › ${each.property}: ${each.problem} | ${each.instead}`)).toEqual(
      said === undefined ? [] : [`${property}: ${said}`],
    );
  });
});
