import { small as environment } from '../../../../environments/small';
import { springApp } from '../../applications/spring-app';
import { clusterMetrics } from '../../parts/cluster-metrics';
import { dashboards } from '../../parts/dashboards';
import { links } from '../../parts/links';
import { logLines } from '../../parts/log-lines';
import { metricsByOtlp } from '../../parts/metrics-by-otlp';
import { outage } from '../../parts/outage';
import { pushedLines } from '../../parts/pushed-lines';
import { sampling } from '../../parts/sampling';
import { silence } from '../../parts/silence';
import { spansByProtocol } from '../../parts/spans-by-protocol';
import { targetsUp } from '../../parts/targets-up';
import { watched } from '../../parts/watched';
import { measuringKubelet } from '../../stand-ins/node/measuring';
import type { Suite } from '../../suite/suite';
import { empty, ofCluster } from './queries';

/** Small: Prometheus as the store, an application that measures by Micrometer and pushes its log lines. */
export const small: Suite = {
  environment: 'small',
  standIns: [measuringKubelet()],
  variants: {
    Promtail: { create: (app) => environment(app, { logAgent: 'promtail' }), warning: 'end of life' },
  },
  parts: {
    metrics: metricsByOtlp(),
    traces: spansByProtocol(),
    sampling: sampling({ total: 5000, failed: 50, slow: 50, rate: 150 }),
    logs: logLines(),
    watched: watched(),
    targets: targetsUp(),
    cluster: clusterMetrics(ofCluster),
    dashboards: dashboards(['Cluster', 'Nodes', 'Workloads'], empty),
    links: links(springApp, { histogram: 'http_server_requests_seconds', edges: 'from others', containers: true }),
    push: pushedLines(springApp, { awaySeconds: 60 }),
    silence: silence({ ProbeFails: 'no host beyond the cluster answers in a run' }),
    outage: outage({ awaySeconds: 24, killAfterSeconds: 16 }),
  },
};
