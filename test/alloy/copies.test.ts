import { expect, test } from '@jest/globals';
import { Alloy, type AlloyProps, KafkaLogs, kubelet, podLogs } from '../../constructs/alloy';
import { bearerToken, Endpoint, type Environment, external } from '../../constructs/kit';
import { stores } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

/** An Alloy that sends a copy of lines and samples to a cloud. */

const credentials = bearerToken({ secretName: 'cloud' });
const addresses = ['203.0.113.7'];

const cloud = (environment: Environment) => ({
  logs: external(environment, {
    protocol: 'loki.push',
    url: 'https://logs.example.com/loki/api/v1/push',
    addresses,
    credentials,
  }),
  metrics: external(environment, {
    protocol: 'prometheus.remote-write',
    url: 'https://metrics.example.com/api/prom/push',
    addresses,
    credentials,
  }),
});

function agent(copyTo: (environment: Environment) => AlloyProps['copyTo']) {
  const environment = testEnvironment();
  const { mimir, loki } = stores(environment);
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const alloy = new Alloy(environment, {
    namespace,
    collect: [podLogs(), kubelet()],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
    copyTo: copyTo(environment),
  });
  const file: string = objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy'];
  const block = (name: string) => new RegExp(`^${name} \\{\\n[^]*?^\\}`, 'm').exec(file)?.[0] ?? '';
  return { alloy, file, block };
}

test('a copy of the lines has sources of its own, so that no source waits for both', () => {
  const { block } = agent(cloud);
  for (const copy of ['', '_copy']) {
    expect(block(`loki.source.file "pod_logs${copy}"`)).toContain(`[loki.process.pod_logs${copy}.receiver]`);
    expect(block(`loki.process "pod_logs${copy}"`)).toContain(`forward_to = [loki.write.logs${copy}.receiver]`);
  }
  expect(block('loki.write "logs_copy"')).toContain('https://logs.example.com/loki/api/v1/push');
});

test('pods are looked for once', () => {
  expect(agent(cloud).file.match(/^discovery\.kubernetes "pod_logs/gm)).toHaveLength(1);
});

test('a copy of the samples has a queue of its own, by a name', () => {
  const remoteWrite = agent(cloud).block('prometheus.remote_write "metrics"');
  expect(remoteWrite.match(/^\tendpoint \{/gm)).toHaveLength(2);
  expect(remoteWrite).toMatch(/name +=\s"copy"\n\t\turl +=\s"https:\/\/metrics\.example\.com\/api\/prom\/push"/);
});

test('a copy of one signal leaves the other as it is', () => {
  const { file, alloy } = agent((environment) => ({ metrics: cloud(environment).metrics }));
  expect(file).not.toContain('pod_logs_copy');
  expect(alloy.alerts.map(({ name }) => name).filter((name) => name.startsWith('AlloyCopy'))).toEqual([
    'AlloyCopyDropsSamples',
    'AlloyCopySamplesWait',
  ]);
});

test('what is lost of a copy is told as that, and not as a loss', () => {
  const { alloy } = agent(cloud);
  const expressionOf = (name: string) => alloy.alerts.find((alert) => alert.name === name)?.expression ?? '';
  for (const [first, copy] of [
    ['AlloyDropsLines', 'AlloyCopyDropsLines'],
    ['AlloyCannotSend', 'AlloyCopyCannotSend'],
  ] as const) {
    expect(expressionOf(first)).toContain('component_id!="loki.write.logs_copy"');
    expect(expressionOf(copy)).toContain('component_id="loki.write.logs_copy"');
  }
  for (const [first, copy] of [
    ['AlloyDropsSamples', 'AlloyCopyDropsSamples'],
    ['AlloySamplesWait', 'AlloyCopySamplesWait'],
  ] as const) {
    expect(expressionOf(first)).toContain('remote_name!="copy"');
    expect(expressionOf(copy)).toContain('remote_name="copy"');
  }
});

test('topics are read once more for a copy, by a group of its own', () => {
  const environment = testEnvironment();
  const { loki } = stores(environment);
  const brokers = new Endpoint({
    ...cloud(environment).logs,
    protocol: 'kafka',
    scheme: 'http',
    offers: {},
    access: undefined,
  });
  const { logs } = cloud(environment);
  new KafkaLogs(environment, { brokers, topics: ['events'], logsTo: loki.push, copyTo: { logs } });
  const file: string = objectOf(environment, 'ConfigMap', 'kafka-logs').data['config.alloy'];
  expect(file.match(/group_id += "[^"]+"/g)).toEqual([
    expect.stringContaining('"test.kafka-logs.events"'),
    expect.stringContaining('"test.kafka-logs.copy.events"'),
  ]);
  expect(file).toContain('forward_to = [loki.write.logs_copy.receiver]');
});
