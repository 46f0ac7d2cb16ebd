import { bothClusters, cutLine, refusedSenders } from '../../parts/clusters';
import { late } from '../../parts/late';
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
    // What is younger is found at once; of what is older, Tempo asks the blocks that it reads again every five minutes.
    late: late({ ages: [0, 1, 4, 7, 10, 14], searchSeconds: 60 }),
  },
  full: {
    cut: cutLine({ cutSeconds: 300 }),
    late: late({ ages: [0, 1, 4, 7, 10, 14, 16, 25, 40, 58], searchSeconds: 420 }),
  },
};
