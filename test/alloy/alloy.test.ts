import { expect, test } from '@jest/globals';
import { Alloy, type Collected, cadvisor, hubble, kubelet, podLogs, ztunnel } from '../../constructs/alloy';
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
import { rendered, testEnvironment } from '../support';

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
