import { Alloy, type AlloyProps, kubelet } from '../../constructs/alloy';
import { days, type Environment, gibibytes, mebibytes, millicores } from '../../constructs/kit';
import { KubeStateMetrics, type KubeStateMetricsProps } from '../../constructs/kube-state-metrics';
import { Prometheus } from '../../constructs/prometheus';
import type { Load } from '../../constructs/stores/sizing';
import { loadOf } from '../stores/sizing/loads';
import { stores, testAnswers, untyped } from './cases';

/** Loads that agents and kube-state-metrics can't carry as they are written, and what is no load. */

function watching(environment: Environment, alloy: Partial<AlloyProps>, objects: KubeStateMetricsProps): void {
  const { mimir } = stores(environment);
  const namespace = environment.addNamespace('agents', { podSecurity: 'privileged', reason: 'they read log files' });
  new Alloy(environment, { namespace, collect: [kubelet()], metricsTo: mimir.remoteWrite, ...alloy }).watch(
    new KubeStateMetrics(environment, objects),
  );
}

const small = (memory: number) => ({ cpu: millicores(50), memory: mebibytes(memory) });

testAnswers([
  [
    'numbers that nobody made a load of',
    (environment) => watching(environment, { load: untyped<Load>({ pods: 5 }) }, { load: untyped<Load>(1800) }),
    [
      'test › alloy › load: an object with pods is given | what is to be carried, such as load({ … })',
      'test › kube-state-metrics › load: 1800 is given | what is to be carried, such as load({ … })',
    ],
  ],
  [
    'a load without pods, which both have',
    (environment) => {
      const load = loadOf({ pods: 0 });
      watching(environment, { load }, { load });
    },
    ['test › load › pods: 0 is not a whole number from 1 to 150000 | a whole number from 1 to 150000'],
  ],
  [
    'too many pods for the samples that were typed',
    (environment) => watching(environment, { scrapeLimits: { sampleLimit: 80_000 } }, { load: loadOf() }),
    [
      'test › alloy › scrapeLimits.sampleLimit: kube-state-metrics shows about 137,100 samples of its load, and of a program with more than 80,000 nothing is taken | 138000 or more, onlyAsked: true of kube-state-metrics, or no sampleLimit, which follows from the load then',
    ],
  ],
  [
    'too many pods for the size that was typed',
    (environment) => watching(environment, { scrapeLimits: { bodySizeLimit: mebibytes(16) } }, { load: loadOf() }),
    [
      'test › alloy › scrapeLimits.bodySizeLimit: kube-state-metrics shows about 137,100 samples of its load, which are about 29Mi, and of a program with more than 16Mi nothing is taken | mebibytes(29) or more, or no bodySizeLimit, which follows from the load then',
    ],
  ],
  [
    'more pods than one agent takes the metrics of',
    (environment) => watching(environment, {}, { load: loadOf({ pods: 10_000 }), onlyAsked: true }),
    [
      'test › alloy › watch: kube-state-metrics shows about 261,440 samples of its load, and the agent of one node takes at most 200,000 | a Prometheus that watches it, in the place of this agent',
    ],
  ],
  [
    'more pods than one agent takes all metrics of',
    (environment) => watching(environment, {}, { load: loadOf({ pods: 3000 }) }),
    [
      'test › alloy › watch: kube-state-metrics shows about 227,100 samples of its load, and the agent of one node takes at most 200,000 | onlyAsked: true of kube-state-metrics, or a Prometheus that watches it, in the place of this agent',
    ],
  ],
  [
    'memory that is stated and too little, of the agents and of kube-state-metrics',
    (environment) => {
      const load = loadOf({ pods: 2400 });
      watching(environment, { load, resources: small(512) }, { load, resources: small(128) });
    },
    [
      'test › kube-state-metrics › resources: the objects of 2,400 pods take about 146Mi, and 80 % of the memory limit are 102Mi | memoryLimit: mebibytes(192) or more, or no resources, which follow from the load then',
      'test › alloy › resources: what comes of 2,400 pods on 60 nodes takes about 2422Mi, and 80 % of the memory limit are 409Mi | memoryLimit: mebibytes(3072) or more, or no resources, which follow from the load then',
    ],
  ],
  [
    'fewer series of a Prometheus than twice what one program shows',
    (environment) =>
      new Prometheus(environment, { retention: days(3), disk: gibibytes(10) }).watch(
        new KubeStateMetrics(environment, { load: loadOf() }),
      ),
    [
      'test › prometheus › series: kube-state-metrics shows about 48,240 samples of its load that are kept, and of a program with more than 25,000 nothing is taken | series: 96480 or more',
    ],
  ],
]);
