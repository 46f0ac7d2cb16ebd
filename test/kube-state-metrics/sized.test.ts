import { expect, test } from '@jest/globals';
import { KubeStateMetrics, type KubeStateMetricsProps } from '../../constructs/kube-state-metrics';
import { kubeStateMetricsSize, shownOf } from '../../constructs/kube-state-metrics/sizing';
import { loadOf } from '../stores/sizing/loads';
import { objectOf, testEnvironment } from '../support';

/** What kube-state-metrics asks for, and how much it shows, follow from the objects of a load. */

test('of each pod it shows a third, where that is all that is asked for', () => {
  const cluster = { nodes: 60, pods: 1800 };
  expect(shownOf(cluster, false)).toMatchObject({ samples: 137_100, asked: 48_240 });
  expect(shownOf(cluster, true)).toMatchObject({ samples: 48_240, asked: 48_240 });
  expect(shownOf(cluster, true).size.mebibytes).toBe(11);
});

test('it is one pod, whose memory is that of its objects', () => {
  const memory = (pods: number, onlyAsked: boolean) => {
    const { replicas, resources } = kubeStateMetricsSize({ nodes: 100, pods }, onlyAsked);
    expect(replicas).toBe(1);
    return resources.memory.mebibytes;
  };
  // 55,000 and 40,000 bytes of each, in steps of 64 MiB.
  expect(memory(103_000, false) - memory(3000, false)).toBe(5248);
  expect(memory(103_000, true) - memory(3000, true)).toBe(3776);
});

test('what is stated is taken in the place of what follows from a load', () => {
  const resources = (props: KubeStateMetricsProps) => {
    const environment = testEnvironment();
    new KubeStateMetrics(environment, props);
    return objectOf(environment, 'Deployment', 'kube-state-metrics').spec.template.spec.containers[0].resources;
  };
  const load = loadOf({ pods: 20_000 });
  expect(resources({})).toEqual({ requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } });
  const sized = kubeStateMetricsSize(load, false).resources;
  expect(resources({ load }).limits.memory).toBe(`${sized.memoryLimit?.mebibytes}Mi`);
  const own = { ...sized, cpu: sized.cpu, memory: sized.memoryLimit ?? sized.memory };
  expect(resources({ load, resources: own }).requests.memory).toBe(`${sized.memoryLimit?.mebibytes}Mi`);
});
