import { expect, test } from '@jest/globals';
import { type Environment, Loki, Mimir, mergePatch, Pyroscope, Tempo } from '../../constructs';
import { findingsOf, testEnvironment } from '../support';
import { size, untyped } from './cases';

/** Stores that are told of several tenants, where nobody names one. It can be written by hand at everybody, so it is said and not refused. */

const several = (setting: string) =>
  untyped<(given: object) => never>((given: object) => mergePatch(given, { [setting]: true }));

test.each<[string, string, (environment: Environment, setting: string) => unknown]>([
  [
    'loki',
    'auth_enabled',
    (environment, setting) => new Loki(environment, { ...size, configuration: several(setting) }),
  ],
  [
    'mimir',
    'multitenancy_enabled',
    (environment, setting) => new Mimir(environment, { ...size, configuration: several(setting) }),
  ],
  [
    'tempo',
    'multitenancy_enabled',
    (environment, setting) => new Tempo(environment, { ...size, configuration: several(setting) }),
  ],
  [
    'pyroscope',
    'multitenancy_enabled',
    (environment, setting) => new Pyroscope(environment, { ...size, configuration: several(setting) }),
  ],
])('%s with %s', (name, setting, make) => {
  const environment = testEnvironment();
  make(environment, setting);
  expect(findingsOf(environment)).toEqual([]);
  const said = environment.warnings.filter(({ property }) => property === 'configuration');
  expect(said.map(({ component, problem }) => `${component}: ${problem}`)).toEqual([
    `${name}: with ${setting} every request must name a tenant, and no sender, rule or datasource here names one: the store refuses all of them`,
  ]);
});

test('one that stays with a single tenant is not spoken of', () => {
  const environment = testEnvironment();
  const configuration = (given: object) => mergePatch(given, { multitenancy_enabled: false, auth_enabled: false });
  new Loki(environment, { ...size, configuration: untyped<(given: object) => never>(configuration) });
  expect(findingsOf(environment)).toEqual([]);
  expect(environment.warnings.filter(({ property }) => property === 'configuration')).toEqual([]);
});
