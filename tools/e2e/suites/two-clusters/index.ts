import { applicationCluster } from '../../../../environments/application-cluster';
import { bothClusters, cutLine, refusedSenders } from '../../parts/clusters';
import { late } from '../../parts/late';
import { topicLines } from '../../parts/topic-lines';
import { userTestSeen } from '../../parts/user-test';
import { kubelet } from '../../stand-ins/node';
import type { Suite } from '../../suite/suite';
import { byAgent } from '../messages/user-test';

const platform = { environment: 'observability-cluster', standIns: [kubelet] };
const applications = { environment: 'application-cluster', standIns: [kubelet] };

const requests = userTestSeen(byAgent);
const events = topicLines({ application: 'flask-backend', broker: 'kafka', reader: 'kafka-logs' });

/** The platform in one cluster, applications in another, and nothing between them but an ingress controller. */
export const twoClusters: Suite = {
  ...platform,
  sender: applications,
  parts: {
    clusters: bothClusters(),
    requests,
    events,
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

/** The same, with applications that send straight to the platform. */
export const directlySent: Suite = {
  ...platform,
  name: 'observability-cluster-direct',
  sender: { ...applications, create: (app) => applicationCluster(app, { send: 'direct' }) },
  parts: {
    direct: {
      title: 'Applications that send straight to another cluster',
      steps: (stage) => [...requests.steps(stage), ...events.steps(stage)],
    },
  },
};
