import type { Permission } from '../kit';
import type { WatchedAddress } from '../kit/vocabulary/watched';
import { readKubeletMetrics } from '../scrape/node';
import { permissionsFor, watchScrapedPods } from '../scrape/privileges';
import { isFromKubelet, isOfHosts, type Pulled } from '../scrape/pulled';

/** What finding targets and asking kubelets takes, each with its reason. */

const watchNodes: Permission = {
  apiGroups: [''],
  resources: ['nodes'],
  verbs: ['list', 'watch'],
  reason: 'finds the nodes whose kubelets it asks for metrics',
};

const readKubelets: Permission = {
  ...readKubeletMetrics,
  reason: 'pulls the metrics of every kubelet and of cAdvisor inside it; the kubelet asks whether the account may',
};

/** What pulling from these asks of the Kubernetes API, each rule once. */
export const permissionsOf = (pulled: readonly Pulled[], targets: readonly WatchedAddress[]): Permission[] => [
  ...new Set([
    ...(targets.some(({ endpoint }) => endpoint.offers.ofNodes) ? [watchScrapedPods] : []),
    ...pulled.flatMap((each) => {
      if (isOfHosts(each)) return [];
      return isFromKubelet(each) ? [watchNodes, readKubelets] : [watchScrapedPods, ...permissionsFor(each)];
    }),
  ]),
];
