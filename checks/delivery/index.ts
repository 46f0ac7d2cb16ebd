import type { Check } from '../check';
import { applications, project, separation } from './applications';
import { completeness, files, kustomizations, sizes } from './files';
import { kustomizeBuilds } from './kustomize';
import { pruning } from './pruning';

/** What kubectl, kustomize and Argo CD make of `dist/`. */
export const deliveryChecks: readonly Check[] = [
  files,
  completeness,
  kustomizations,
  kustomizeBuilds,
  separation,
  applications,
  project,
  pruning,
  sizes,
];
