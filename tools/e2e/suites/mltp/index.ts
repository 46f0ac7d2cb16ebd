import { dashboardEvidence } from '../../parts/dashboard-evidence';
import { dashboards } from '../../parts/dashboards';
import { links } from '../../parts/links';
import { measuringKubelet } from '../../stand-ins/node/measuring';
import type { Suite } from '../../suite/suite';
import { loadOfServer, mythicalServices } from '../mythical/services';

const loaded = ['mythical-requester', 'mythical-server', 'k6'];
/** The server is slow where the machine is. */
const slow = ['duration > 1s', 'duration > 500ms'].map((query) => ({ query, because: 'the server answers sooner' }));
const shown = ['RED by service and endpoint', 'Erroring endpoints', 'Traces in dashboards', 'k6 load test'];

/** Four signals through Alloy, with services and a load test that send them. */
export const mltp: Suite = {
  environment: 'mltp',
  standIns: [measuringKubelet()],
  parts: {
    services: mythicalServices({ namespace: 'mythical', loads: ['mythical-requester', 'k6'] }),
    shown: dashboards(shown, [], loaded),
    evidence: dashboardEvidence(shown, slow, loaded),
    followed: links(
      { workload: 'mythical-server', failure: { line: 'status=FAILURE' }, loadedBy: 'mythical-requester' },
      {
        histogram: 'mythical_request_times',
        edges: 'from others',
        containers: true,
        profiles: {
          bySpan: 'mythical-recorder',
          services: ['mythical-server', 'mythical-requester', 'mythical-recorder'],
          without: 'mythical-frontend',
        },
      },
    ),
    agreement: loadOfServer('k6', 60),
  },
  full: { agreement: loadOfServer('k6', 600) },
};
