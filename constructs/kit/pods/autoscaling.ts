import { count, object } from '../model/validation';

/**
 * How many pods there are, by the processor time that they take. https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 */
export interface Autoscaling {
  /** The fewest pods. */
  readonly minReplicas: number;
  /** The most pods, which are what a budget counts. */
  readonly maxReplicas: number;
  /**
   * What the pods take together of the processor time that they ask for, in percent: above it there are more of them, below it fewer. It may
   * be more than 100, as no container has a processor limit.
   */
  readonly targetCPUUtilizationPercentage: number;
}

/** How a component takes it that needs so many pods at least. */
export const autoscalingFrom = (least: number) =>
  object<Autoscaling>({
    minReplicas: count(least, 1000),
    maxReplicas: count(least, 1000),
    targetCPUUtilizationPercentage: count(1, 1000),
  });

/** How a component takes it. */
export const autoscalingValidator = autoscalingFrom(1);
