import { days, type Environment, external, mebibytes, millicores } from '../../constructs/kit';
import { KubePrometheusStack } from '../../constructs/kube-prometheus-stack';
import { collectorTiers, type OtelCollectorProps } from '../../constructs/otel-collector';
import { Tempo } from '../../constructs/tempo';
import { inTiers } from '../fixtures/in-tiers';
import { loadOf } from '../stores/sizing/loads';
import { size, testAnswers, untyped } from './cases';

/** Two tiers of Collectors that could not do what is asked. */

const given =
  (props: Partial<OtelCollectorProps>) =>
  (environment: Environment): void => {
    inTiers(environment, props);
  };

const at = 'test › otel-collector › ';
const both = 'collectorTiers(load) or { sampling: { replicas: 3 } }';
const usual = 'tiers: { routing: { replicas: 2 }, sampling: { replicas: 3 } }';

testAnswers([
  ['two tiers that are right', given({}), []],
  [
    'a number of pods for both',
    given({ replicas: 3 }),
    [`${at}replicas: each of the two tiers has its own number of pods | ${usual}`],
  ],
  [
    'resources for both',
    given({ resources: { cpu: millicores(100), memory: mebibytes(256) } }),
    [
      `${at}resources: each of the two tiers has its own resources | tiers: { routing: { resources }, sampling: { resources } }`,
    ],
  ],
  [
    'a change of the configuration of both',
    given({ configuration: (same) => same }),
    [
      `${at}configuration: each of the two tiers has its own configuration | tiers: { routing: { configuration }, sampling: { configuration } }`,
    ],
  ],
  [
    'a number in the place of a tier',
    given({ tiers: untyped({ routing: 2 }) }),
    [`${at}tiers.routing: 2 is given | an object such as { replicas: 1 }`],
  ],
  [
    'one pod that judges, which needs no second tier',
    given({ tiers: { sampling: { replicas: 1 } } }),
    [`${at}tiers.sampling.replicas: 1 is not a whole number from 2 to 100 | a whole number from 2 to 100`],
  ],
  [
    'an autoscaler of those that judge',
    given({ tiers: { sampling: untyped({ autoscaling: { minReplicas: 2, maxReplicas: 4 } }) } }),
    [`${at}tiers.sampling.autoscaling: there is no property autoscaling | one of: replicas, resources, configuration`],
  ],
  [
    'an autoscaler in a cluster that measures nothing',
    given({
      tiers: { routing: { autoscaling: { minReplicas: 2, maxReplicas: 4, targetCPUUtilizationPercentage: 80 } } },
    }),
    [
      `${at}autoscaling: nobody tells the autoscaler what the pods take, so their number would never change | metricsServer: true in the environment's cluster, if kubectl top pods answers there, or no autoscaling`,
    ],
  ],
  [
    'traces that wait longer than the tiers have room for',
    given({ tiers: collectorTiers(loadOf()), decisionWait: days(1) }),
    [
      `${at}decisionWait: traces wait for 24h in the memory of tiers that are sized for 1m | the wait in collectorTiers(load, …) alone, which both have then`,
    ],
  ],
  ['a load itself', given({ tiers: untyped(loadOf()) }), [`${at}tiers: a value of the class Load is given | ${both}`]],
  ['invalid tiers', given({ tiers: untyped(2) }), [`${at}tiers: 2 is given | ${both}`]],
  [
    'a copy of logs, for which there is no disk',
    (environment) => {
      const copy = external(environment, {
        protocol: 'otlp.http',
        url: 'https://copy.example.com',
        addresses: ['203.0.113.7'],
      });
      inTiers(environment, { copyTo: { logs: copy } });
    },
    [
      `${at}copyTo.logs: a copy waits on a disk, and those that take logs in two tiers have none | no copy of logs here: copyTo of the agent that sends them, or one Collector without tiers`,
    ],
  ],
  [
    'metrics that somebody pulls',
    (environment) => {
      const namespace = environment.addNamespace('stack', { existing: true });
      inTiers(environment, { metricsTo: new KubePrometheusStack(environment, { namespace }) });
    },
    [
      `${at}metricsTo: a server that pulls would find the same series at several pods, as their senders come to another one from time to time | a store to which metrics are sent, such as mimir.otlp`,
    ],
  ],
  [
    'a store of traces that makes no metrics of them',
    (environment) => inTiers(environment, { tracesTo: new Tempo(environment, { ...size, name: 'tempo-2' }).otlp }),
    [
      `${at}tracesTo: tempo-2 makes no metrics from traces, and of several pods each would make the same series | a store that makes them, such as a Tempo with metricsTo`,
    ],
  ],
]);
