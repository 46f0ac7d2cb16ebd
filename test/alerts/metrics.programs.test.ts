import { describe, expect } from '@jest/globals';
import { testWith } from '../with-program';
import { metricCases } from './cases';
import { alertsIn } from './evaluated';
import { promtoolErrorsOfEach } from './promtool';
import { promtoolTests } from './promtool-file';

/** Each alert about metrics is told when it is to be, and is silent otherwise, as promtool evaluates it. */

const alerts = alertsIn('PromQL');

/** An alert but for whom it is about: components that have the same one differ by two matchers of what their own series have. */
const wording = ({ about, namespace, alert }: (typeof alerts)[number]): string =>
  JSON.stringify({ ...alert, expression: '' }) +
  alert.expression.replaceAll(`namespace="${namespace}"`, 'namespace').replaceAll(`service_name="${about}"`, 'service');

/** The same alert of several components, or of one in several environments, is evaluated once. */
const distinct = new Map(alerts.map((each) => [wording(each), each]));

const evaluated = [...distinct.values()].map(({ environment, about, namespace, alert }) => {
  const given = metricCases[alert.name];
  // A component may have several workloads.
  const service = /service_name=~?"([\w-]+)[|"]/.exec(alert.expression)?.[1] ?? about;
  // The test above says which alert has no cases.
  const tests = given ? promtoolTests(alert, given, { namespace, service }, environment.runbooks) : [];
  return { about, alert, runbooks: environment.runbooks, tests };
});
const errorsOf = promtoolErrorsOfEach(evaluated);

describe('as promtool evaluates it', () => {
  for (const each of evaluated) {
    testWith('promtool', `${each.about}: ${each.alert.name}`, async (promtool) => {
      expect(each.tests).not.toEqual([]);
      expect(errorsOf(promtool, each)).toBe('');
    });
  }
});
