import { describe, expect, test } from '@jest/globals';
import { inFolder, run } from '../../checks/programs';
import { toYaml } from '../../constructs/kit';
import { alertGroup } from '../../constructs/kit/vocabulary/alert';
import { testWith } from '../with-program';
import { metricCases } from './cases';
import { alertsIn } from './evaluated';
import { promtoolTests } from './promtool-file';

/** Each alert about metrics is told when it is to be, and is silent otherwise, as promtool evaluates it. */

const alerts = alertsIn('PromQL');

test('each alert about metrics has cases of its kind, and each case an alert', () => {
  const kinds = Object.fromEntries(alerts.map(({ alert: { name, kind } }) => [name, kind]));
  expect(Object.fromEntries(Object.entries(metricCases).map(([name, { kind }]) => [name, kind]))).toEqual(kinds);
});

test('a loss or an event is told at once, as is what always fires, and what waits or holds when it lasts', () => {
  for (const { alert } of alerts)
    expect([alert.name, alert.holdsFor.seconds > 0]).toEqual([
      alert.name,
      ['waiting', 'condition'].includes(alert.kind),
    ]);
});

/** The same alert of the same component in several environments is evaluated once. */
const distinct = new Map(alerts.map((each) => [JSON.stringify([each.about, each.namespace, each.alert]), each]));

describe('as promtool evaluates it', () => {
  for (const { environment, about, namespace, alert } of distinct.values()) {
    testWith('promtool', `${about}: ${alert.name}`, async (promtool) => {
      const given = metricCases[alert.name];
      if (!given) throw new Error(`${alert.name} has no cases`);
      const tests = promtoolTests(alert, given, { namespace, service: about }, environment.runbooks);
      const files = new Map([
        ['rules.yaml', toYaml({ groups: [alertGroup(about, [alert], environment.runbooks)] })],
        ['test.yaml', toYaml({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests })],
      ]);
      const { status, stdout, stderr } = inFolder(files, (folder) =>
        run({ command: [promtool] }, ['test', 'rules', `${folder}/test.yaml`]),
      );
      expect(status === 0 ? '' : `${stdout}${stderr}`).toBe('');
    });
  }
});
