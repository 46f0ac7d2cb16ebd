import { expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { cores, Environment, gibibytes, mebibytes, plainNetwork } from '../../constructs/kit';
import type { Budget } from '../../constructs/kit/environment/budget';
import { Loki } from '../../constructs/loki';
import { findingsOf } from '../support';
import { Sample, size, untyped } from './cases';

/** What an environment may take, and what it takes. */

const enough: Budget = { cpu: cores(2), memory: gibibytes(4), volumes: gibibytes(50), pods: 10 };

/** Loki and an agent on three nodes, within a budget. */
function findings(budget: Partial<Budget>): string[] {
  const environment = new Environment(new App({ outdir: 'dist' }), 'test', {
    cluster: { network: plainNetwork(), nodes: 3 },
    budget: { ...enough, ...budget },
  });
  environment.addNamespace('monitoring');
  new Loki(environment, size);
  new Sample(environment, { kind: 'DaemonSet' });
  return findingsOf(environment);
}

const useTable = `
  workload  pods  cpu   memory  volumes
  loki      1     100m  512Mi   10Gi
  sample    3     150m  192Mi
  together  4     250m  704Mi   10Gi`;
const instead = 'smaller resources, disks or fewer components, or a larger budget';

test('what is within its budget is no finding', () => {
  expect(findings({})).toEqual([]);
  expect(findings({ memory: mebibytes(704), volumes: gibibytes(10), pods: 4 })).toEqual([]);
});

test.each<[string, Partial<Budget>, readonly string[]]>([
  [
    'memory, by the limits',
    { memory: mebibytes(700) },
    [`test › environment › budget.memory: the budget is 700Mi and the components take 704Mi${useTable} | ${instead}`],
  ],
  [
    'every bound at once, the table once',
    { cpu: cores(0.2), memory: mebibytes(512), volumes: gibibytes(5), pods: 3 },
    [
      `test › environment › budget.cpu: the budget is 200m and the components take 250m${useTable} | ${instead}`,
      `test › environment › budget.memory: the budget is 512Mi and the components take 704Mi | ${instead}`,
      `test › environment › budget.volumes: the budget is 5Gi and the components take 10Gi | ${instead}`,
      `test › environment › budget.pods: the budget is 3 and the components take 4 | ${instead}`,
    ],
  ],
  [
    'an invalid budget',
    { cpu: untyped(2), pods: 0 },
    [
      'test › environment › budget.cpu: 2 is given | a share of processor time such as cores(2)',
      'test › environment › budget.pods: 0 is not a whole number from 1 to 100000 | a whole number from 1 to 100000',
    ],
  ],
])('%s', (_title, budget, expected) => {
  expect(findings(budget)).toEqual(expected);
});
