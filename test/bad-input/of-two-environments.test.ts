import { expect, test } from '@jest/globals';
import type { App } from 'cdk8s';
import { defineProject, Loki } from '../../constructs';
import { Environment, formatFinding, plainNetwork } from '../../constructs/kit';
import { runbooks } from '../support';
import { nameRule, size } from './cases';

/** What one environment does to another of the same project. */

const make = (app: App, name: string, cluster: string): Environment => {
  const environment = new Environment(app, name, { cluster: { network: plainNetwork(), name: cluster }, runbooks });
  environment.addNamespace('monitoring');
  return environment;
};

const said = (environments: Parameters<typeof defineProject>[0]['environments']): string[] =>
  defineProject({ environments })
    .build()
    .findings.map(
      ({ environment, component, property, problem, instead }) =>
        `${environment} › ${component} › ${property}: ${problem} | ${instead}`,
    );

test('two clusters with wrong names are not one cluster', () => {
  expect(said({ one: (app) => make(app, 'one', 'One'), two: (app) => make(app, 'two', 'Two') })).toEqual([
    `one › cluster › name: "One" is no name that Kubernetes takes | ${nameRule}`,
    `two › cluster › name: "Two" is no name that Kubernetes takes | ${nameRule}`,
  ]);
});

test('a component that comes to an environment which is complete', () => {
  let first: Environment | undefined;
  const one = (app: App) => {
    first = make(app, 'one', 'one');
    return first;
  };
  const two = (app: App) => {
    if (first) new Loki(first, size);
    return make(app, 'two', 'two');
  };
  expect(said({ one, two })).toEqual([
    'two › environment file › one: something is added to one, which is complete: its function has returned | the component in the function that makes the environment, before its return',
  ]);
});

test('a name with a line break does not break the line of its finding', () => {
  const finding = { environment: 'one', component: 'lo\nki', property: 'name', problem: 'it is wrong', instead: 'x' };
  expect(formatFinding(finding).split('\n')).toHaveLength(2);
});
