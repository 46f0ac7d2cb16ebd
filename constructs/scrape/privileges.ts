import type { Permission } from '../kit';
import type { Scraped } from './scraped';

/** What finding targets asks of the Kubernetes API, each with its reason. */

const watch = { verbs: ['list', 'watch'] };

/** The pods behind Services. */
export const watchServices: readonly Permission[] = [
  {
    apiGroups: ['discovery.k8s.io'],
    resources: ['endpointslices'],
    ...watch,
    reason: 'finds the pods behind the Services whose metrics it pulls',
  },
  {
    apiGroups: [''],
    resources: ['services'],
    ...watch,
    reason: 'discovery of the pods behind a Service reads the Service as well',
  },
];

/** What the component that scrapes these needs beside the pods. */
export const permissionsFor = ({ discovery }: Scraped): readonly Permission[] =>
  discovery.role === 'endpointslice' ? watchServices : [];

/** Pods, for a component that scrapes and does not watch them anyway. */
export const watchScrapedPods: Permission = {
  apiGroups: [''],
  resources: ['pods'],
  ...watch,
  reason: 'finds the pods whose metrics it pulls, and by what names they are known',
};
