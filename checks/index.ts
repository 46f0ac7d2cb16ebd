import { alertChecks } from './alerts';
import type { Check } from './check';
import { deliveryChecks } from './delivery';
import { networkChecks } from './network';
import { queryChecks } from './queries';
import { referenceChecks } from './references';
import { schemaChecks } from './schemas';
import { securityChecks } from './security';

/**
 * What holds for every environment and everything that it renders. Tests and the command line run the same list. A repository can
 * add checks of its own: `runChecks(subject, [...checks, ...own])`.
 */
export const checks: readonly Check[] = [
  ...deliveryChecks,
  ...referenceChecks,
  ...networkChecks,
  ...securityChecks,
  ...queryChecks,
  ...alertChecks,
  ...schemaChecks,
];

export { type Check, type CheckResult, runChecks } from './check';
export { findingAt } from './findings';
export { environmentNames } from './manifests/files';
export { configFiles, type Manifest, ofKind, workloads } from './manifests/manifest';
export type { KubernetesObject } from './manifests/object';
export { containersOf, type Pod, podsOf } from './manifests/pods';
export type { Program, ProgramName, Programs } from './programs';
export { readSubject, type Subject, type SubjectProps, subjectOf } from './subject';
