import { bothClusters, cutLine, refusedSenders } from '../../parts/clusters';
import { kubelet } from '../../stand-ins/node';
import type { Suite } from '../../suite/suite';

/** The platform in one cluster, applications in another, and nothing between them but an ingress controller. */
export const twoClusters: Suite = {
  environment: 'observability-cluster',
  standIns: [kubelet],
  sender: { environment: 'application-cluster', standIns: [kubelet] },
  parts: {
    clusters: bothClusters(),
    refused: refusedSenders(),
    cut: cutLine({ cutSeconds: 20 }),
  },
};
