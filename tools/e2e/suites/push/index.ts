import { springApp } from '../../applications/spring-app';
import { applicationQueries } from '../../parts/application';
import { exemplars } from '../../parts/exemplars';
import { pushedLines } from '../../parts/pushed-lines';
import type { Part } from '../../suite/part';
import type { Suite } from '../../suite/suite';
import { push as create } from './environment';
import { applicationMetrics, logNumbers, logs, traces } from './queries';

const parts: readonly Part[] = [
  applicationQueries(springApp, { metrics: applicationMetrics, logs, logNumbers, traces }),
  exemplars(springApp, 'http_server_requests_seconds_bucket'),
  pushedLines(springApp, { awaySeconds: 60 }),
];

/** An application that traces and measures by Micrometer and pushes its log lines itself. */
export const push: Suite = {
  environment: 'push',
  create,
  parts: {
    push: { title: 'Micrometer and log lines by push', steps: (stage) => parts.flatMap(({ steps }) => steps(stage)) },
  },
};
