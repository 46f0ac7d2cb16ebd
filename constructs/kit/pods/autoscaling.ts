import { count, object, type Validator, whenSound } from '../model/validation';

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

/** For a component that needs at least so many pods. */
export function autoscalingFrom(least: number): Validator<Autoscaling> {
  const parts = object<Autoscaling>({
    minReplicas: count(least, 1000, 2),
    maxReplicas: count(least, 1000, 6),
    targetCPUUtilizationPercentage: count(1, 1000, 80),
  });
  const standIn = { minReplicas: least, maxReplicas: least + 1, targetCPUUtilizationPercentage: 80 };
  return whenSound(parts, standIn, ({ minReplicas, maxReplicas }) =>
    minReplicas < maxReplicas
      ? undefined
      : [
          `between ${minReplicas} and ${maxReplicas} pods there is nothing to decide`,
          `maxReplicas: ${minReplicas + 1} or more, or no autoscaling`,
        ],
  );
}

/** For a component that may have a single pod. */
export const autoscalingValidator = autoscalingFrom(1);
