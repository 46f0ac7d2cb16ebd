import { describe, expect, test } from '@jest/globals';
import { App } from 'cdk8s';
import { podDefaults } from '../../constructs';
import { type ProductionOptions, production } from '../../environments/production';
import { findingsOf } from './findings';

/** Choices of the example for a stated load that are not in `dist/`: each renders, and passes every check. */

const pods = podDefaults({
  registry: 'registry.example.com/mirror',
  imagePullSecrets: [{ name: 'registry' }],
  nodeSelector: { 'node.kubernetes.io/pool': 'observability' },
  tolerations: [{ key: 'observability', operator: 'Exists', effect: 'NoSchedule' }],
  priorityClassName: 'platform',
  commonLabels: { team: 'platform' },
});

describe.each<[string, ProductionOptions, readonly string[]]>([
  ['a pair of Prometheus servers evaluates', { rulesBy: 'prometheus' }, ['loki', 'prometheus']],
  ['Mimir evaluates, and a company says things of every pod', { pods }, ['loki', 'mimir']],
])('%s', (_title, options, evaluating) => {
  const environment = production(new App({ outdir: 'dist' }), options);
  environment.build();

  test('has no finding and no warning', () => {
    expect(findingsOf(environment)).toEqual([]);
    expect(environment.warnings).toEqual([]);
  });

  test('alerts about one thing are evaluated by one', () => {
    const evaluators = environment.components.filter(({ evaluatedAlerts }) => evaluatedAlerts.length > 0);
    expect(evaluators.map(({ name }) => name).sort()).toEqual(evaluating);
  });
});
