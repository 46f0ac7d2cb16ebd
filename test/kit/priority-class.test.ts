import { expect, test } from '@jest/globals';
import { plainNetwork, podDefaults } from '../../constructs/kit';
import { Sample } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

const agent = (pods = podDefaults()) => {
  const environment = testEnvironment({ network: plainNetwork() });
  new Sample(environment, { kind: 'DaemonSet' }, { pods });
  return environment;
};

test('an agent has a priority above every application, by a class that is rendered with it', () => {
  const environment = agent();
  expect(objectOf(environment, 'DaemonSet', 'sample').spec.template.spec.priorityClassName).toBe('test-sample');
  expect(objectOf(environment, 'PriorityClass', 'test-sample').value).toBe(1_000_000_000);
});

test('a class that is named takes its place', () => {
  const environment = agent(podDefaults({ priorityClassName: 'agents' }));
  expect(objectOf(environment, 'DaemonSet', 'sample').spec.template.spec.priorityClassName).toBe('agents');
  expect(environment.components.flatMap(({ objects }) => objects.map(({ kind }) => kind))).not.toContain(
    'PriorityClass',
  );
});
