import { flaskBackend } from '../../applications/flask-backend';
import { applicationQueries } from '../../parts/application';
import { pageInBrowser } from '../../parts/page';
import { topicLines } from '../../parts/topic-lines';
import { userTestSeen } from '../../parts/user-test';
import type { Part } from '../../suite/part';
import type { Suite } from '../../suite/suite';
import { messages as create } from './environment';
import { bySdk } from './user-test';

const labels = { namespace: 'demo', pod: /^flask-backend-/, container: 'flask-backend', service_name: 'flask-backend' };

const parts: readonly Part[] = [
  applicationQueries(flaskBackend, {
    metrics: [{ query: 'http_server_duration_milliseconds_count{http_status_code="500"}', labels: {} }],
    traces: [
      '{ resource.service.name = "flask-backend" && span.http.status_code = 500 }',
      '{ resource.service.name = "flask-backend" && duration > 2s }',
      '{ resource.service.name = "flask-backend" && span.db.system = "mysql" }',
      '{ resource.service.name = "flask-backend" && span.db.system = "redis" }',
      '{ resource.service.name = "flask-backend" && span.messaging.system = "kafka" }',
      '{ resource.service.namespace = "demo" && resource.k8s.pod.name =~ "flask-backend.*" }',
    ],
    logs: [{ query: '{namespace="demo", container="flask-backend"} |= "Traceback"', labels }],
    logNumbers: ['rate({namespace="demo"}[5m])'],
  }),
  userTestSeen(bySdk),
  topicLines({ application: 'flask-backend', broker: 'kafka', reader: 'kafka-logs', restarted: true }),
  pageInBrowser({
    workload: 'vue-frontend',
    backend: 'flask-backend',
    shows: /<strong>barbara<\/strong> barbara was here/,
  }),
];

/** Accounts, messages and a log of events: the Flask application with the SDK that it brings, and its real databases. */
export const messages: Suite = {
  environment: 'messages',
  create,
  parts: {
    messages: { title: 'Accounts, messages and events', steps: (stage) => parts.flatMap(({ steps }) => steps(stage)) },
  },
};
