import { expect, test } from '@jest/globals';
import { checks, runChecks, subjectOf } from '../../checks';
import { formatFinding, plainNetwork } from '../../constructs/kit';
import { totalUse } from '../../constructs/kit/environment/resource-use';
import { environmentFiles } from '../../tools/synth/environment-files';
import { Sample } from '../bad-input/cases';
import { objectOf, testEnvironment } from '../support';

const autoscaling = { minReplicas: 2, maxReplicas: 6, targetCPUUtilizationPercentage: 80 };

function scaled() {
  const environment = testEnvironment({ network: plainNetwork(), metricsServer: true });
  new Sample(environment, { autoscaling });
  environment.build();
  expect(environment.findings).toEqual([]);
  return environment;
}

test('an autoscaler decides how many pods there are, and the Deployment states no number', () => {
  const environment = scaled();
  expect(objectOf(environment, 'Deployment', 'sample').spec).not.toHaveProperty('replicas');
  expect(objectOf(environment, 'HorizontalPodAutoscaler', 'sample')).toMatchObject({
    apiVersion: 'autoscaling/v2',
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'sample' },
      minReplicas: 2,
      maxReplicas: 6,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
    },
  });
});

test('its pods are spread and end one by one, however few there are now', () => {
  const environment = testEnvironment({ network: plainNetwork(), metricsServer: true });
  new Sample(environment, { autoscaling: { ...autoscaling, minReplicas: 1 } });
  expect(objectOf(environment, 'PodDisruptionBudget', 'sample').spec).toMatchObject({ maxUnavailable: 1 });
  expect(objectOf(environment, 'Deployment', 'sample').spec.template.spec.topologySpreadConstraints).toHaveLength(2);
});

test('a budget counts the most pods', () => {
  expect(totalUse(scaled().workloads)).toMatchObject({ pods: 6, cpu: { millicores: 300 } });
});

test('every check holds, and Kubernetes takes it', () => {
  const environment = scaled();
  const results = runChecks(subjectOf(environmentFiles(environment), { environment }), checks);
  expect(results.flatMap(({ findings }) => findings.map((finding) => formatFinding(finding)))).toEqual([]);
});
