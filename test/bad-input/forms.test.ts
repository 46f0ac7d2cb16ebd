import { expect, test } from '@jest/globals';
import { type Cluster, cilium, formatFinding, plainNetwork } from '../../constructs/kit';
import { distributedSize, Library } from '../stores/forms/library';
import { findingsOf, testEnvironment } from '../support';

/** Clusters in which copies of the same data cannot be kept apart. */

const three = "zones: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'] in the environment's cluster";

const cases: readonly [string, Partial<Cluster>, number, readonly string[]][] = [
  [
    'fewer nodes than copies',
    { nodes: 2 },
    3,
    [
      "it keeps 3 copies, each on a node of its own, and the cluster has 2 nodes | nodes: 3 or more in the environment's cluster",
    ],
  ],
  [
    'a cluster of which no number of nodes is stated',
    {},
    3,
    [
      "it keeps 3 copies, each on a node of its own, and the cluster has 1 node | nodes: 3 or more in the environment's cluster",
    ],
  ],
  [
    'several pods in each zone, and no zones',
    { nodes: 6 },
    6,
    [`several pods that keep copies are in each zone, and no zones are named | ${three}`],
  ],
  [
    'several pods in each zone, and two zones',
    { nodes: 6, zones: ['a', 'b'] },
    6,
    [`several pods that keep copies are in each zone, and 2 of 3 zones are named | ${three}`],
  ],
  [
    'addresses of IPv6 alone',
    { nodes: 3, ipFamilies: ['IPv6'] },
    3,
    [
      "pods of one store find each other by addresses of IPv4, which these have not | ipFamilies with 'IPv4', or a store of one process",
    ],
  ],
];

test.each(cases)('%s', (_title, cluster, shelves, findings) => {
  const environment = testEnvironment({ network: plainNetwork(), ...cluster });
  new Library(environment, { size: distributedSize(shelves) });
  const ofForm = findingsOf(environment).filter((each) => each.startsWith('test › library › form: '));
  expect(ofForm).toEqual(findings.map((each) => `test › library › form: ${each}`));
});

test('zones and nodes that are stated wrongly are reported as such, and not as missing', () => {
  const environment = testEnvironment({ network: cilium(), nodes: 0, zones: ['a', 'b', 'a'] });
  new Library(environment, { size: distributedSize(6) });
  expect(findingsOf(environment)).toEqual([
    'test › cluster › nodes: 0 is not a whole number from 1 to 15000 | a whole number from 1 to 15000',
    'test › cluster › zones: the zone a is there twice | each zone once',
  ]);
});

test('two zones for three copies', () => {
  const environment = testEnvironment({ network: plainNetwork(), nodes: 4, zones: ['a', 'b'] });
  new Library(environment, { size: distributedSize(3) });
  expect(environment.warnings.map((each) => formatFinding(each)).join('\n')).toContain(
    'of 3 copies two are in one of 2 zones, whose loss stops writing',
  );
});
