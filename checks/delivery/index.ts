import type { Check } from '../check';
import { applications, separation } from './applications';
import { endsGracefully } from './ends-gracefully';
import { completeness, files, kustomizations } from './files';
import { kustomizeBuilds } from './kustomize';
import { project } from './project';
import { pruning } from './pruning';
import { annotations, sizes } from './sizes';
import { turns } from './turns';

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
  annotations,
  turns,
  endsGracefully,
];
