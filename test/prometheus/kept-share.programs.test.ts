import { type ChildProcess, spawn } from 'node:child_process';
import { expect } from '@jest/globals';
import { parse } from 'yaml';
import { cluster, Grafana, nodes, workloads } from '../../constructs/grafana';
import { KubeStateMetrics } from '../../constructs/kube-state-metrics';
import { usualCollectors } from '../../constructs/kube-state-metrics/collectors';
import { NodeExporter } from '../../constructs/node-exporter';
import { Prometheus } from '../../constructs/prometheus';
import { cadvisor, kubelet } from '../../constructs/scrape';
import { eventually } from '../../tools/wait';
import { size } from '../bad-input/cases';
import { freePort } from '../ports';
import { type Kubernetes, kubernetesApi } from '../scrape/api';
import { objectOf, testEnvironment } from '../support';
import { testWith } from '../with-program';

/**
 * How many series are stored of what the real exporters show, where every dashboard and alert about a cluster is there. kube-prometheus stores
 * all that its node exporter shows, and of kube-state-metrics, which shows every kind there, all but the addresses of endpoints.
 */

/** What is stored of a job, as a test of a metric's name. */
function keptOf(job: string): (name: string) => boolean {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read their node' });
  const prometheus = new Prometheus(environment, { ...size, scrape: [kubelet(), cadvisor()] });
  prometheus.watch(new NodeExporter(environment, { namespace }), new KubeStateMetrics(environment));
  const dashboards = [cluster(), nodes(), workloads()];
  new Grafana(environment, { datasources: [prometheus.datasource], dashboards });
  const { scrape_configs } = parse(objectOf(environment, 'ConfigMap', 'prometheus').data['prometheus.yaml']);
  const found = scrape_configs.find(({ job_name }: { job_name: string }) => job_name === job);
  const whole = new RegExp(`^(?:${found.metric_relabel_configs[0].regex})$`);
  return (name) => whole.test(name);
}

/** The series that a program shows, once there are some that are waited for. */
async function seriesOf(
  program: string,
  words: (port: number) => readonly string[],
  awaited: string,
): Promise<string[]> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  try {
    child = spawn(program, words(port), { stdio: 'ignore' });
    const found = await eventually(30, async () => {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
      return series.some((line) => line.startsWith(awaited)) ? series : undefined;
    });
    if (!found) throw new Error(`${program} shows no ${awaited}`);
    return found;
  } finally {
    child?.kill('SIGKILL');
  }
}

const nameOf = (series: string): string => /^\w+/.exec(series)?.[0] ?? '';

testWith('node_exporter', 'of what it shows of a node at most a quarter is stored', async (program) => {
  const kept = keptOf('node-exporter');
  const shown = await seriesOf(program, (port) => [`--web.listen-address=127.0.0.1:${port}`], 'node_cpu_seconds_total');
  const stored = shown.filter((series) => kept(nameOf(series)));
  expect(shown.length).toBeGreaterThan(300);
  expect(stored.length).toBeGreaterThan(30);
  expect(stored.length).toBeLessThan(shown.length / 4);
});

const since = '2026-01-01T00:00:00Z';

/** A pod of a Deployment as a cluster has it, with one container that has requests and a limit. */
function runningPod(n: number): Kubernetes & object {
  const owner = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'orders-1', uid: 'orders', controller: true };
  const conditions = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled'];
  const started = {
    name: 'orders',
    ready: true,
    started: true,
    restartCount: 0,
    image: 'orders:1',
    imageID: 'orders@1',
  };
  return {
    kind: 'Pod',
    metadata: {
      name: `orders-${n}`,
      namespace: 'shop',
      labels: { app: 'orders' },
      ...{ uid: `orders-${n}`, resourceVersion: '1', creationTimestamp: since, ownerReferences: [owner] },
    },
    spec: {
      nodeName: 'a',
      ...{
        restartPolicy: 'Always',
        serviceAccountName: 'orders',
        containers: [
          {
            name: 'orders',
            image: 'orders:1',
            resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '128Mi' } },
          },
        ],
      },
    },
    ...{
      status: {
        phase: 'Running',
        qosClass: 'Burstable',
        startTime: since,
        podIP: `10.1.0.${n}`,
        podIPs: [{ ip: `10.1.0.${n}` }],
        hostIP: '10.0.0.1',
        conditions: conditions.map((type) => ({ type, status: 'True', lastTransitionTime: since })),
        containerStatuses: [{ ...started, containerID: `containerd://${n}`, state: { running: { startedAt: since } } }],
      },
    },
  };
}

testWith('kube-state-metrics', 'of what it shows of a pod at most half is stored', async (program) => {
  const kept = keptOf('kube-state-metrics');
  const pods = [1, 2, 3].map(runningPod);
  const api = await kubernetesApi(pods);
  try {
    const words = (kinds: readonly string[]) => (port: number) => [
      ...[`--apiserver=${api.url}`, `--host=127.0.0.1`, `--port=${port}`, '--telemetry-port=0'],
      `--resources=${kinds.join(',')}`,
    ];
    const shown = await seriesOf(program, words(usualCollectors), 'kube_pod_info');
    const ofPods = shown.filter((series) => series.includes('pod="orders-'));
    const stored = ofPods.filter((series) => kept(nameOf(series)));
    expect(ofPods.length).toBeGreaterThanOrEqual(60);
    expect(stored.length).toBeGreaterThanOrEqual(pods.length * 6);
    expect(stored.length).toBeLessThan(ofPods.length / 2);
  } finally {
    api.stop();
  }
});
