import { expect, test } from '@jest/globals';
import { Alloy, type Collected, journal, podLogs } from '../../constructs/alloy';
import { days, type Environment, external, gibibytes } from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { untyped } from '../bad-input/cases';
import { findingsOf, objectOf, testEnvironment } from '../support';

/** The journal of nodes: kubelet, container runtime and kernel, which are no pods. */

function collecting(collect: readonly Collected[], copied = false): Environment {
  const environment = testEnvironment();
  const reason = 'reads log files';
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason });
  const loki = new Loki(environment, { retention: days(3), disk: gibibytes(10) });
  const url = 'https://logs.example.com/loki/api/v1/push';
  const logs = external(environment, { protocol: 'loki.push', url, addresses: ['203.0.113.7'] });
  new Alloy(environment, { namespace, collect, logsTo: loki.push, ...(copied ? { copyTo: { logs } } : {}) });
  return environment;
}

const file = (environment: Environment): string => objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy'];

const journalFolders = (environment: Environment) => {
  const { volumes } = objectOf(environment, 'DaemonSet', 'alloy').spec.template.spec;
  return volumes.filter(({ name }: { name: string }) => name === 'journal');
};

test('the journal of the node is read beside the lines of its pods', () => {
  const environment = collecting([podLogs(), journal()]);
  expect(findingsOf(environment)).toEqual([]);
  const text = file(environment);
  expect(text.slice(text.indexOf('loki.relabel "journal"'))).toMatchSnapshot();
  const hostPath = { path: '/var/log/journal', type: 'Directory' };
  expect(journalFolders(environment)).toEqual([{ name: 'journal', hostPath }]);
});

test('in memory, where the nodes keep it there', () => {
  const environment = collecting([journal({ path: '/run/log/journal' })]);
  expect(file(environment)).toMatch(/path += "\/run\/log\/journal"/);
  expect(journalFolders(environment)[0].hostPath.path).toBe('/run/log/journal');
});

test('a copy is read by a source of its own', () => {
  expect(file(collecting([journal()], true)).match(/loki\.source\.journal "\w+"/g)).toEqual([
    'loki.source.journal "journal"',
    'loki.source.journal "journal_copy"',
  ]);
});

test('another folder is refused', () => {
  expect(findingsOf(collecting([journal({ path: untyped('/var/log') })]))).toEqual([
    'test › alloy › collect › journal › path: "/var/log" is none of /var/log/journal, /run/log/journal | one of: /var/log/journal, /run/log/journal',
  ]);
});
