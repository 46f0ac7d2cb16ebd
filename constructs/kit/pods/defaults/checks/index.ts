import type { Checks, FindingSink } from '../../../model/checks';
import { describe, isPlainObject, type ofPods } from '../../../model/validation';
import type { PodDefaults } from '../pod-defaults';
import { checkAffinity } from './affinity';
import { checkImageDigests, checkImagePullSecrets, checkRegistry } from './images';
import { checkKeys } from './maps';
import { checkAnnotations, checkLabels } from './metadata';
import { checkNodeSelector, checkPriorityClassName, checkTolerations } from './placement';

type PropertyCheck = (check: Checks, property: string, value: unknown) => void;

/** What is looked at in each property. They are those of which a component says that they belong here. */
const propertyChecks: Readonly<Record<(typeof ofPods)[number], PropertyCheck>> = {
  registry: checkRegistry,
  imageDigests: checkImageDigests,
  imagePullSecrets: checkImagePullSecrets,
  nodeSelector: checkNodeSelector,
  tolerations: checkTolerations,
  affinity: checkAffinity,
  priorityClassName: checkPriorityClassName,
  labels: checkLabels,
  annotations: checkAnnotations,
  commonLabels: checkLabels,
  commonAnnotations: checkAnnotations,
  serviceAccountAnnotations: checkAnnotations,
} satisfies Readonly<Record<keyof PodDefaults, PropertyCheck>>;

/** What is said of pods, or nothing where it can't be used: then each mistake is reported. Not said at all is good. */
export function usablePodDefaults(environment: FindingSink, check: Checks, pods: PodDefaults | undefined): PodDefaults {
  if (pods === undefined) return {};
  // A promise of them has no property, and would say nothing without a word.
  if (!isPlainObject(pods)) {
    check.report(
      'pods',
      `${describe(pods)} is not what podDefaults(…) returns`,
      'podDefaults({ nodeSelector: { … } })',
    );
    return {};
  }
  const before = environment.findings.length;
  checkKeys(check, 'pods', pods, Object.keys(propertyChecks));
  for (const [property, look] of Object.entries(propertyChecks)) {
    const value = isKey(property) ? pods[property] : undefined;
    if (value !== undefined) look(check, `pods.${property}`, value);
  }
  return environment.findings.length > before ? {} : pods;
}

const isKey = (property: string): property is keyof PodDefaults => property in propertyChecks;
