import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@jest/globals';
import { accessKey, forLoad, Loki, s3, scrape } from '../../constructs';
import { Alloy, type AlloyProps, cadvisor, journal, kubelet, podLogs } from '../../constructs/alloy';
import { type AgentWork, agentNeed, agentSize } from '../../constructs/alloy/sizing';
import { cilium, type Environment, gibibytes, megabytesPerSecond, millicores } from '../../constructs/kit';
import { formatFinding } from '../../constructs/kit/model/findings';
import { KubeStateMetrics, type KubeStateMetricsProps } from '../../constructs/kube-state-metrics';
import type { Load } from '../../constructs/stores/sizing';
import { stores } from '../bad-input/cases';
import { loadOf } from '../stores/sizing/loads';
import { findingsOf, objectOf, rendered, testEnvironment } from '../support';

/** What an agent asks for, and how much it takes of one program, follow from the load. */

const lines = { lines: 1, ofNodes: false, ofApplications: false, spans: false };
const metrics = { ...lines, lines: 0, ofNodes: true };

const each = (...given: Parameters<typeof agentSize>) => {
  const { replicas, resources } = agentSize(...given);
  const { cpu, memory, memoryLimit = memory } = resources;
  return { replicas, cpu: cpu.millicores, memory: memory.mebibytes, limit: memoryLimit.mebibytes };
};

test('lines of a node take a core for each MiB a second, on as many nodes as there are', () => {
  const load = loadOf({ nodes: 10, logs: megabytesPerSecond(20) });
  // 1.907 MiB, and 228 MiB of memory beside 100; twice as many on the fullest node, and a fifth that stays free.
  expect(each(load, lines)).toEqual({ replicas: 10, cpu: 1950, memory: 384, limit: 704 });
  expect(each(load, { ...lines, lines: 2 }).cpu).toBe(3850);
});

test('journals are beside the lines of pods that a load states, and are the same on every node', () => {
  const of = (nodes: number, bytes: number, given: Partial<AgentWork>) =>
    agentNeed(loadOf({ nodes, logs: megabytesPerSecond(bytes) }), { ...lines, lines: 0, ...given });
  // 5 kB a second of each node, of 0.954 microseconds a byte.
  expect(of(10, 20, { journals: 1 }).cores).toBeCloseTo(0.0477);
  expect(of(10, 20, { journals: 2 }).cores).toBeCloseTo(0.0954);
  expect(of(20, 500, { journals: 1 }).memory).toBeCloseTo(2 * of(10, 20, { journals: 1 }).memory);
  expect(of(10, 20, { lines: 1, journals: 1 }).cores).toBeCloseTo(of(10, 20, { lines: 1 }).cores + 0.0477);
});

test('an agent of journals alone is not sized for the lines of pods', () => {
  const load = loadOf({ nodes: 10, logs: megabytesPerSecond(20) });
  const cpu = (collect: AlloyProps['collect']) =>
    Number.parseInt(resourcesOf(environmentWith({ load, collect }, { load })).requests.cpu, 10);
  const [none, journals, pods] = [cpu([kubelet()]), cpu([kubelet(), journal()]), cpu([kubelet(), podLogs()])];
  expect(journals).toBeLessThanOrEqual(none + 50);
  expect(pods).toBeGreaterThan(none + 1500);
});

test('series of applications are those of the load, where they come by the agents', () => {
  const load = loadOf({ nodes: 10, activeSeries: 1_000_000 });
  const [own, all] = [each(load, metrics), each(load, { ...metrics, ofApplications: true })];
  // 100,000 on each node, of 11,811 bytes.
  expect(all.memory - own.memory).toBeGreaterThanOrEqual(1088);
  expect(all.memory - own.memory).toBeLessThanOrEqual(1152);
});

test('what one program shows of the cluster is in the limit of each agent, and in no request', () => {
  const [without, beside] = [each(loadOf(), metrics), each(loadOf(), { ...metrics, ofCluster: 100_000 })];
  expect(beside.memory).toBe(without.memory);
  // 1,126 MiB, of which a fifth stays free beside.
  expect(beside.limit - without.limit).toBeGreaterThanOrEqual(1344);
  expect(beside.limit - without.limit).toBeLessThanOrEqual(1472);
});

test('spans of applications take what they take of a Collector', () => {
  expect(each(loadOf({ nodes: 10 }), { ...lines, lines: 0, spans: true }).cpu).toBe(50);
  expect(each(loadOf({ nodes: 10, spansPerSecond: 100_000 }), { ...lines, lines: 0, spans: true }).cpu).toBe(400);
});

/** An environment with an agent that watches a kube-state-metrics. */
function environmentWith(
  alloyProps: Partial<AlloyProps> = {},
  given: KubeStateMetricsProps = {},
  environment: Environment = testEnvironment(),
): Environment {
  const { mimir, loki } = stores(environment);
  const agents = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const sent = { logsTo: loki.push, metricsTo: mimir.remoteWrite };
  const collect = [podLogs(), kubelet(), cadvisor()];
  new Alloy(environment, { namespace: agents, collect, ...sent, ...alloyProps }).watch(
    new KubeStateMetrics(environment, given),
  );
  return environment;
}

/** Those about loads; no component here is watched or told of alerts, of which others speak. */
const warningsOf = (environment: Environment) => {
  expect(findingsOf(environment)).toEqual([]);
  const about = environment.warnings.filter(({ problem }) => /^(a load|one program)/.test(problem));
  return about.map((warning) => stripVTControlCharacters(formatFinding(warning)));
};

const resourcesOf = (environment: Environment) =>
  objectOf(environment, 'DaemonSet', 'alloy').spec.template.spec.containers[0].resources;

/** The limits of samples and sizes, of what is in the configuration behind a comment that has the words. */
const limitsOf = (environment: Environment, job: string) => {
  const text = JSON.stringify(rendered(environment, 'alloy'));
  return new RegExp(`job_name\\s+= \\\\"${job}\\\\".*?sample_limit\\s+= (\\d+).*?body_size_limit\\s+= \\\\"(\\w+)\\\\"`)
    .exec(text)
    ?.slice(1);
};

test('an agent with a load asks for what it needs, kube-state-metrics beside it or not', () => {
  const load = loadOf({ nodes: 60, pods: 3000 });
  const usual = { requests: { cpu: '60m', memory: '192Mi' }, limits: { memory: '512Mi' } };
  expect(resourcesOf(environmentWith())).toEqual(usual);
  const few = resourcesOf(environmentWith({ load }, { load, onlyAsked: true }));
  const all = resourcesOf(environmentWith({ load }, { load }));
  expect(few).toEqual({ requests: { cpu: '200m', memory: '320Mi' }, limits: { memory: '1728Mi' } });
  expect(all.requests).toEqual(few.requests);
  expect(Number.parseInt(all.limits.memory, 10)).toBeGreaterThan(3000);
});

test('an agent that scrapes applications has memory for them', () => {
  const load = loadOf({ nodes: 10, activeSeries: 1_000_000 });
  const memory = (collect: AlloyProps['collect']) =>
    Number.parseInt(resourcesOf(environmentWith({ load, collect }, { load })).requests.memory, 10);
  const more = scrape({ namespace: 'shop', selector: { app: 'shop' }, port: 8080 });
  expect(memory([kubelet(), more]) - memory([kubelet()])).toBeGreaterThan(1000);
});

test('of a kube-state-metrics with a load is taken what it shows and a fifth, and of others what is usual', () => {
  const load = loadOf({ nodes: 60, pods: 2500 });
  const environment = environmentWith({ load }, { load });
  // 2,500 pods of 75 samples and 60 nodes of 35; each of 220 bytes.
  expect(limitsOf(environment, 'kube-state-metrics')).toEqual(['230000', '48MiB']);
  expect(limitsOf(environment, 'kube-state-metrics-telemetry')).toEqual(['40000', '24MiB']);
  const stated = environmentWith({ load, scrapeLimits: { sampleLimit: 190_000 } }, { load });
  expect(limitsOf(stated, 'kube-state-metrics')).toEqual(['190000', '48MiB']);
  const small = loadOf({ nodes: 3, pods: 90 });
  expect(limitsOf(environmentWith({}, { load: small }), 'kube-state-metrics')).toEqual(['40000', '24MiB']);
});

test('an agent without a load says that one program may be more than its memory is for', () => {
  const load = loadOf({ pods: 2000 });
  expect(warningsOf(environmentWith({}, { load, onlyAsked: true }))).toEqual([
    'test › alloy › load: one program shows about 53,440 samples, and the agents have memory for 40,000\n  write instead: the load by which that program is sized, or resources',
  ]);
  expect(warningsOf(environmentWith({ load }, { load, onlyAsked: true }))).toEqual([]);
  const resources = { cpu: millicores(60), memory: gibibytes(1) };
  expect(warningsOf(environmentWith({ resources }, { load, onlyAsked: true }))).toEqual([]);
});

/** Lines of a store of their own, which has the load. */
const inCluster = (nodes: number, load: Load): Environment => {
  const environment = testEnvironment({ network: cilium(), nodes });
  const storage = s3({ bucket: 'lines', region: 'eu-central-1', credentials: accessKey({ secretName: 'lines' }) });
  new Loki(environment, { name: 'lines', form: forLoad({ load, storage }) });
  return environment;
};

test('a load of the whole cluster that another component has is told of', () => {
  const load = loadOf({ nodes: 60, pods: 1800 });
  const [agents, objects] = [
    'test › alloy › load: a load of 1,800 pods is stated for lines, and the agents are for a usual node\n  write instead: the same load, or resources',
    'test › kube-state-metrics › load: a load of 1,800 pods is stated for lines, and nobody knows how much is shown of them\n  write instead: the same load',
  ];
  expect(warningsOf(environmentWith({}, {}, inCluster(60, load)))).toEqual([agents, objects]);
  expect(warningsOf(environmentWith({ load }, {}, inCluster(60, load)))).toEqual([objects]);
  expect(warningsOf(environmentWith({ load }, { load }, inCluster(60, load)))).toEqual([]);
  // Nobody knows which part of a load of several clusters is here.
  expect(warningsOf(environmentWith({}, {}, inCluster(20, load)))).toEqual([]);
});
