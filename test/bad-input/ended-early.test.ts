import { expect, test } from '@jest/globals';
import type { App } from 'cdk8s';
import { defineProject } from '../../constructs';
import { Environment, plainNetwork } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { Prometheus } from '../../constructs/prometheus';
import { runbooks } from '../support';
import { size, untyped } from './cases';

/** Where the function of an environment ends with an error, nothing is reported as missing that comes after that line. */

function findingsWhere(ending: (environment: Environment) => void): string[] {
  const company = (app: App): Environment => {
    const environment = new Environment(app, 'company', { cluster: { network: plainNetwork() }, runbooks });
    environment.addNamespace('monitoring');
    environment.override('StatefulSet', 'loki', (manifest) => manifest);
    new Mimir(environment, { ...size, evaluateAlerts: true });
    ending(environment);
    return environment;
  };
  const { findings } = defineProject({ environments: { company } }).build();
  return findings.map(({ component, property }) => `${component} › ${property}`);
}

test('what a whole environment lacks is said', () => {
  expect(findingsWhere(() => {})).toEqual(['mimir › evaluateAlerts']);
});

test('what comes after the error may bring it', () => {
  expect(findingsWhere(() => untyped<{ made: string }>(undefined).made)).toEqual(['environment file › made']);
});

test('a component of which a part was made is not built', () => {
  const name = {
    get record(): string {
      throw new Error('it is not known\nyet');
    },
  };
  const wrong = (environment: Environment) => new Prometheus(environment, { ...size, recordingRules: [untyped(name)] });
  expect(findingsWhere(wrong)).toEqual(['environment file › function']);
});

test('what is wrong may be why nothing is evaluated', () => {
  const wrong = (environment: Environment) => new Loki(environment, { ...size, chunkEncoding: untyped('zip') });
  expect(findingsWhere(wrong)).toEqual(['loki › chunkEncoding']);
});
