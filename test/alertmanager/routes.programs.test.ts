import { describe, expect, test } from '@jest/globals';
import { inFolder, run } from '../../checks/programs';
import { type AlertmanagerProps, email } from '../../constructs/alertmanager';
import { objectOf } from '../support';
import { testWith } from '../with-program';
import { alerting, everything, smtp, team } from './environments';

/** Who is told of which alert, as Alertmanager itself finds it. */

const folder = (props: AlertmanagerProps) => {
  const { data } = objectOf(alerting(props), 'ConfigMap', 'alertmanager');
  return new Map<string, string>(Object.entries(data));
};

const told = (amtool: string, props: AlertmanagerProps, labels: Readonly<Record<string, string>>) => {
  const words = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  const { status, stdout, stderr } = inFolder(folder(props), (place) =>
    run({ command: [amtool] }, ['config', 'routes', 'test', `--config.file=${place}/alertmanager.yaml`, ...words]),
  );
  return status === 0 ? stdout.trim().split(',') : `${stdout}${stderr}`;
};

const lead = email({ name: 'lead', to: ['lead@example.com'] });
const oddNames: AlertmanagerProps = {
  smtp,
  receiver: team,
  routes: [{ match: { team: ['a.b', 'c|d "e"'] }, receiver: lead }],
};

const rows: readonly (readonly [string, AlertmanagerProps, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['what no route takes', everything, { alertname: 'TargetDown', severity: 'critical' }, ['team']],
  ['one of two values of a label', everything, { team: 'payments', severity: 'warning' }, ['payments']],
  ['an exception among them', everything, { team: 'payments', severity: 'critical' }, ['on-call']],
  ['a team without a severity of theirs', everything, { team: 'payments', severity: 'info' }, ['team']],
  ['a label and a matcher', everything, { team: 'shop', namespace: 'shop' }, ['bridge']],
  ['a matcher that says no', everything, { team: 'shop', namespace: 'demo' }, ['team']],
  ['the alert that always fires', everything, { alertname: 'Watchdog', severity: 'none' }, ['silence']],
  ['a value that is an expression and means itself', oddNames, { team: 'a.b' }, ['lead']],
  ['another that the expression would match', oddNames, { team: 'axb' }, ['team']],
];

describe('as amtool finds it', () => {
  for (const [title, props, labels, receivers] of rows) {
    testWith('amtool', title, async (amtool) => {
      expect(told(amtool, props, labels)).toEqual(receivers);
    });
  }

  testWith('amtool', 'the configuration with every kind of receiver is accepted', async (amtool) => {
    const { status, stdout, stderr } = inFolder(folder(everything), (place) =>
      run({ command: [amtool] }, ['check-config', `${place}/alertmanager.yaml`]),
    );
    expect(status === 0 ? '' : `${stdout}${stderr}`).toBe('');
  });
});

test('a value with quotation marks stays one value', () => {
  expect(folder(oddNames).get('alertmanager.yaml')).toContain('team=~"a\\\\.b|c\\\\|d \\"e\\""');
});
