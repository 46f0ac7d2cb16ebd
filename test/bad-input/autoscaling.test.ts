import { expect, test } from '@jest/globals';
import { plainNetwork } from '../../constructs/kit';
import type { Autoscaling } from '../../constructs/kit/pods/autoscaling';
import { findingsOf, testEnvironment } from '../support';
import { Sample, untyped } from './cases';

/** Autoscalers that would change nothing, or what must not change. */

const right: Autoscaling = { minReplicas: 2, maxReplicas: 6, targetCPUUtilizationPercentage: 80 };

test.each<[string, Parameters<typeof findings>, readonly string[]]>([
  ['one that is right', [{ autoscaling: right }], []],
  [
    'of pods with a name each',
    [{ autoscaling: right, kind: 'StatefulSet' }],
    [
      "autoscaling: a StatefulSet is not scaled by load: its pods have data or a node of their own | no autoscaling, or kind: 'Deployment'",
    ],
  ],
  [
    'beside a number of pods',
    [{ autoscaling: right, replicas: 3 }],
    ['replicas: an autoscaler decides how many pods there are | replicas or autoscaling, not both'],
  ],
  [
    'that has nothing to decide',
    [{ autoscaling: { ...right, maxReplicas: 2 } }],
    ['autoscaling: between 2 and 2 pods there is nothing to decide | maxReplicas: 3 or more, or no autoscaling'],
  ],
  [
    'of a share that is no share',
    [{ autoscaling: { ...right, targetCPUUtilizationPercentage: 0.8 } }],
    [
      'autoscaling.targetCPUUtilizationPercentage: 0.8 is not a whole number from 1 to 1000 | a whole number from 1 to 1000',
    ],
  ],
  [
    'without the most, of which nothing else is said',
    [{ autoscaling: untyped<Autoscaling>({ ...right, maxReplicas: undefined }) }],
    ['autoscaling.maxReplicas: maxReplicas is missing | maxReplicas: 6'],
  ],
  [
    'of another kind',
    [{ autoscaling: untyped<Autoscaling>(true) }],
    [
      'autoscaling: true is given | an object such as { minReplicas: 2, maxReplicas: 6, targetCPUUtilizationPercentage: 80 }',
    ],
  ],
  [
    'in a cluster that does not know what pods take',
    [{ autoscaling: right }, false],
    [
      "autoscaling: nobody tells the autoscaler what the pods take, so their number would never change | metricsServer: true in the environment's cluster, if kubectl top pods answers there, or no autoscaling",
    ],
  ],
])('%s', (_title, given, expected) => {
  expect(findings(...given)).toEqual(expected.map((finding) => `test › sample › ${finding}`));
});

function findings(props: ConstructorParameters<typeof Sample>[1], metricsServer = true): string[] {
  const environment = testEnvironment({ network: plainNetwork(), metricsServer });
  new Sample(environment, props);
  return findingsOf(environment);
}
