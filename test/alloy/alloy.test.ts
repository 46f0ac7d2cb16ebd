import { expect, test } from '@jest/globals';
import { Alloy, type Collected, cadvisor, hubble, kubelet, podLogs, unix, ztunnel } from '../../constructs/alloy';
import {
  Component,
  cilium,
  days,
  type Environment,
  gibibytes,
  Image,
  istioAmbient,
  mebibytes,
  millicores,
  plainNetwork,
  Workload,
} from '../../constructs/kit';
import { Loki } from '../../constructs/loki';
import { Mimir } from '../../constructs/mimir';
import { objectOf, rendered, testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };

const agents = (environment: Environment) =>
  environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read the log files of their node' });

/** Something that takes OTLP. */
class Receiver extends Component {
  readonly otlp;

  constructor(environment: Environment) {
    super(environment, 'receiver', {});
    const workload = new Workload(this, {
      kind: 'Deployment',
      image: new Image('docker.io/example/receiver', '1.0.0'),
      identity: { user: 10001 },
      ports: { grpc: { container: 4317 } },
      resources: { cpu: millicores(10), memory: mebibytes(16) },
    });
    this.otlp = workload.endpoint('otlp.grpc', 'grpc', {});
  }
}

test('an agent that only follows the logs of its node', () => {
  const environment = testEnvironment({ network: plainNetwork() });
  const loki = new Loki(environment, size);
  new Alloy(environment, { namespace: agents(environment), collect: [podLogs()], logsTo: loki.push });
  expect(rendered(environment, 'alloy')).toMatchSnapshot();
});

test('an agent that only takes the metrics of what it watches', () => {
  const environment = testEnvironment();
  const mimir = new Mimir(environment, size);
  const alloy = new Alloy(environment, { namespace: agents(environment), collect: [], metricsTo: mimir.remoteWrite });
  alloy.watch(mimir);
  environment.build();
  expect(environment.findings).toEqual([]);
  expect(objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy']).toContain('prometheus.scrape "watch_mimir"');
});

test('an agent that collects everything and passes OTLP on', () => {
  const environment = testEnvironment({ network: cilium({ hubble: true }), mesh: istioAmbient() });
  const mimir = new Mimir(environment, size);
  const loki = new Loki(environment, size);
  const alloy = new Alloy(environment, {
    namespace: agents(environment),
    collect: [podLogs(), kubelet(), cadvisor(), hubble(), ztunnel()],
    logsTo: loki.push,
    metricsTo: mimir.remoteWrite,
    otlpTo: new Receiver(environment).otlp,
  });
  expect(alloy.otlp?.grpc.address).toBe('alloy.agents.svc:4317');
  expect(rendered(environment, 'alloy')).toMatchSnapshot();
});

test('an agent asks the API server for no more than it collects', () => {
  const rules = (...collect: readonly Collected[]) => {
    const environment = testEnvironment();
    const mimir = new Mimir(environment, size);
    const loki = new Loki(environment, size);
    new Alloy(environment, {
      namespace: agents(environment),
      collect,
      logsTo: loki.push,
      metricsTo: mimir.remoteWrite,
    });
    return rendered(environment, 'alloy');
  };
  const pods = /^ {6}- pods$/m;
  expect(rules(podLogs())).not.toContain('nodes/metrics');
  expect(rules(kubelet())).not.toMatch(pods);
  // It looks up whose containers these are.
  expect(rules(cadvisor())).toMatch(pods);
});

test('an agent is told of its node what its file asks, and no more', () => {
  const ofNode = (collect: readonly Collected[], to: 'logsTo' | 'metricsTo' | 'otlpTo') => {
    const environment = testEnvironment({ network: cilium({ hubble: true }), mesh: istioAmbient() });
    const namespace = agents(environment);
    const wires = {
      logsTo: { logsTo: new Loki(environment, size).push },
      metricsTo: { metricsTo: new Mimir(environment, size).remoteWrite },
      otlpTo: { otlpTo: new Receiver(environment).otlp },
    };
    new Alloy(environment, { namespace, collect, ...wires[to] });
    const { env } = objectOf(environment, 'DaemonSet', 'alloy').spec.template.spec.containers[0];
    const told: string[] = env.map(({ name }: { readonly name: string }) => name);
    const file: string = objectOf(environment, 'ConfigMap', 'alloy').data['config.alloy'];
    const asked = [...file.matchAll(/sys\.env\("(\w+)"\)/g)].map(([, name = '']) => name);
    return { told: told.filter((name) => /^(NODE|HOST)_/.test(name)), asked: [...new Set(asked)].sort().reverse() };
  };
  const onlyName = { told: ['NODE_NAME'], asked: ['NODE_NAME'] };
  expect(ofNode([podLogs()], 'logsTo')).toEqual(onlyName);
  for (const pipeline of [unix(), ztunnel()]) expect(ofNode([pipeline], 'metricsTo')).toEqual(onlyName);
  const both = ['NODE_NAME', 'HOST_IP'];
  for (const pipeline of [kubelet(), cadvisor(), hubble()]) {
    expect(ofNode([pipeline], 'metricsTo')).toEqual({ told: both, asked: both });
  }
  expect(ofNode([], 'otlpTo')).toEqual({ told: [], asked: [] });
});
