import { expect, test } from '@jest/globals';
import { Alloy, type AlloyProps, kubelet } from '../../constructs/alloy';
import { days, type Environment, gibibytes, type PodDefaults, podDefaults } from '../../constructs/kit';
import { KubeStateMetrics } from '../../constructs/kube-state-metrics';
import { Mimir } from '../../constructs/mimir';
import { NodeExporter } from '../../constructs/node-exporter';
import { Prometheus } from '../../constructs/prometheus';
import { testEnvironment } from '../support';

const size = { retention: days(3), disk: gibibytes(10) };
const onPool = (pool: string): PodDefaults => podDefaults({ nodeSelector: { pool } });
const isOneOf = (key: string, value: string) => ({ matchExpressions: [{ key, operator: 'In', values: [value] }] });
const near = (value: string, key = 'pool'): PodDefaults =>
  podDefaults({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [isOneOf(key, value)] },
      },
    },
  });
const rather = (pool: string): PodDefaults =>
  podDefaults({
    affinity: {
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: isOneOf('pool', pool) }],
      },
    },
  });

/** A store, and what makes an agent that sends its metrics there. */
function platform() {
  const environment = testEnvironment();
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  const mimir = new Mimir(environment, size);
  const agent = (props: Partial<AlloyProps> = {}) =>
    new Alloy(environment, { namespace, collect: [kubelet()], metricsTo: mimir.remoteWrite, ...props });
  return { environment, namespace, agent };
}

function warned({ environment }: { readonly environment: Environment }): readonly string[] {
  environment.build();
  expect(environment.findings).toEqual([]);
  return environment.warnings
    .filter(({ problem }) => problem.includes('without a pod of'))
    .map(({ component, property, problem }) => `${component} ${property}: ${problem}`);
}

const nobody = (names: string, agent = 'alloy') =>
  `${agent} watch: the pods of ${names} may be on nodes without a pod of ${agent}, and nobody takes their metrics there`;

test.each<[string, PodDefaults]>([
  ['by a label', onPool('gpu')],
  ['by an affinity', near('gpu')],
])('an agent on some nodes, chosen %s, does not see what runs on the others', (_title, pods) => {
  const made = platform();
  const { environment, namespace, agent } = made;
  const alloy = agent({ pods });
  alloy.watch(alloy, new KubeStateMetrics(environment), new NodeExporter(environment, { namespace }));
  expect(warned(made)).toEqual([nobody('kube-state-metrics, node-exporter')]);
});

test.each<[string, PodDefaults | undefined, PodDefaults | undefined]>([
  ['an agent on every node', undefined, undefined],
  ['an agent on every node of Linux', podDefaults({ nodeSelector: { 'kubernetes.io/os': 'linux' } }), undefined],
  ['an agent on every node of Linux by an affinity', near('linux', 'kubernetes.io/os'), undefined],
  ['an agent that prefers some nodes, where a DaemonSet has them all', rather('gpu'), undefined],
  ['pods on the same nodes', onPool('gpu'), onPool('gpu')],
  ['pods on the same nodes by an affinity', near('gpu'), near('gpu')],
])('%s: nothing is missed', (_title, ofAgent, pods) => {
  const made = platform();
  made.agent({ pods: ofAgent }).watch(new KubeStateMetrics(made.environment, { pods }));
  expect(warned(made)).toEqual([]);
});

test('what another agent, or a Prometheus, watches too is not missed', () => {
  const made = platform();
  const { environment, namespace, agent } = made;
  const exporter = new NodeExporter(environment, { namespace });
  const objects = new KubeStateMetrics(environment);
  for (const pool of ['gpu', 'cpu']) agent({ name: pool, pods: onPool(pool) }).watch(exporter);
  agent({ name: 'third', collect: [], pods: onPool('third') }).watch(objects);
  new Prometheus(environment, size).watch(objects);
  expect(warned(made)).toEqual([]);
});
