import { expect, test } from '@jest/globals';
import { defineProject } from '../../constructs';
import { ArgoCd } from '../../constructs/delivery/argocd';
import { days, Environment, gibibytes, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';

/** What a project says that has these environments, each with a store of the name that is given. */
function findings(environments: Readonly<Record<string, string>>): string[] {
  const functions = Object.entries(environments).map(([name, store]) => [
    name,
    (app: ConstructorParameters<typeof Environment>[0]) => {
      const environment = new Environment(app, name, { cluster: { network: plainNetwork() } });
      environment.addNamespace('monitoring');
      new Loki(environment, { name: store, retention: days(3), disk: gibibytes(2) });
      new ArgoCd(environment, { repository: 'https://example.com/platform.git' });
      return environment;
    },
  ]);
  const project = defineProject({ environments: Object.fromEntries(functions) });
  return project
    .build()
    .findings.map(
      ({ environment, property, problem, instead }) => `${environment} › ${property}: ${problem} | ${instead}`,
    );
}

const carried = (name: string, owner: string) =>
  `every object of the environment ${name} carries the label app.kubernetes.io/instance: ${name}, and ${owner} has an Application ${name}: an Argo CD that tracks by this label prunes what the Application does not render | another name for the environment`;

test('environments whose names and Applications differ', () => {
  expect(findings({ shop: 'loki', shopping: 'loki', 'shop-loki2': 'loki' })).toEqual([]);
});

test('an environment called as an Application of another one, in both orders', () => {
  expect(findings({ shop: 'loki', 'shop-loki': 'logs' })).toEqual([
    `shop-loki › environments.shop-loki: ${carried('shop-loki', 'shop')}`,
  ]);
  expect(findings({ 'shop-loki': 'logs', shop: 'loki' })).toEqual([
    `shop › environments.shop: ${carried('shop-loki', 'shop')}`,
  ]);
  expect(findings({ shop: 'loki', 'shop-root': 'loki' })).toEqual([
    `shop-root › environments.shop-root: ${carried('shop-root', 'shop')}`,
  ]);
});

test('two Applications of one name', () => {
  expect(findings({ shop: 'eu-loki', 'shop-eu': 'loki' })).toEqual([
    'shop-eu › environments.shop-eu: its Application shop-eu-loki has the name of an Application of shop | another name for the environment',
  ]);
});
