import { KubeHorizontalPodAutoscalerV2 } from '../../../imports/k8s';
import type { Checks } from '../model/checks';
import type { Cluster } from '../model/cluster';
import { autoscalingValidator } from './autoscaling';
import type { WorkloadProps, WorkloadView } from './workload-props';

/** Reports an autoscaler that could not work, or that would lose data. */
export function checkAutoscaling(
  check: Checks,
  { kind, replicas, autoscaling }: WorkloadProps,
  cluster: Cluster,
): void {
  const property = 'autoscaling';
  if (autoscaling === undefined || !check.valid(property, autoscaling, autoscalingValidator)) return;
  check.require(
    kind === 'Deployment',
    property,
    `a ${kind} is not scaled by load: its pods have data or a node of their own`,
    "no autoscaling, or kind: 'Deployment'",
  );
  check.require(
    replicas === undefined,
    'replicas',
    'an autoscaler decides how many pods there are',
    'replicas or autoscaling, not both',
  );
  // A store may have an autoscaler for each of several roles.
  if (cluster.metricsServer !== true)
    check.reportOnce(
      property,
      'nobody tells the autoscaler what the pods take, so their number would never change',
      "metricsServer: true in the environment's cluster, if kubectl top pods answers there, or no autoscaling",
    );
}

/** Scales the Deployment of a workload, which then states no number of pods of its own. */
export function addAutoscaler({ component, name, props }: WorkloadView): void {
  if (!props.autoscaling) return;
  const { minReplicas, maxReplicas, targetCPUUtilizationPercentage: averageUtilization } = props.autoscaling;
  new KubeHorizontalPodAutoscalerV2(component, `${name}-autoscaler`, {
    metadata: component.objectMetadata('HorizontalPodAutoscaler', name, { workload: name }),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas,
      maxReplicas,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }],
    },
  });
}
