import { expect, test } from '@jest/globals';
import { istioAmbient, plainNetwork } from '../../constructs/kit';
import { rendered, testEnvironment } from '../support';

test('a namespace of each kind, with its level and its denial', () => {
  const environment = testEnvironment({ network: plainNetwork(), mesh: istioAmbient() });
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read the log files of their node' });
  environment.addNamespace('demo', { inMesh: true });
  expect(rendered(environment, 'namespaces')).toMatchSnapshot();
});
