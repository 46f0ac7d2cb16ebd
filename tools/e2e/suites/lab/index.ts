import { springApp } from '../../applications/spring-app';
import { applicationQueries } from '../../parts/application';
import { limits } from '../../parts/limits';
import { links } from '../../parts/links';
import { logCopies } from '../../parts/log-copies';
import { logLines } from '../../parts/log-lines';
import { metricsByOtlp } from '../../parts/metrics-by-otlp';
import { nodeMetrics } from '../../parts/node-metrics';
import { otlpThroughAgent } from '../../parts/otlp-through-agent';
import { outage } from '../../parts/outage';
import { overload } from '../../parts/overload';
import { sampling } from '../../parts/sampling';
import { spansByProtocol } from '../../parts/spans-by-protocol';
import { storeRules } from '../../parts/store-rules';
import { throughput } from '../../parts/throughput';
import { watched } from '../../parts/watched';
import { hubble, kubelet, ztunnel } from '../../stand-ins/node';
import type { Suite } from '../../suite/suite';
import { applicationMetrics, logNumbers, logs, ofNode, traces } from './queries';

/** The lab, with its demo and what its cluster has. */
export const lab: Suite = {
  environment: 'lab',
  standIns: [kubelet, hubble, ztunnel],
  parts: {
    metrics: metricsByOtlp(),
    traces: spansByProtocol(),
    copies: logCopies(),
    sampling: sampling({ total: 10_000, failed: 100, slow: 100, rate: 150 }),
    application: applicationQueries(springApp, { metrics: applicationMetrics, logs, logNumbers, traces }),
    logs: logLines(),
    node: nodeMetrics(ofNode),
    agent: otlpThroughAgent(),
    watched: watched(),
    rules: storeRules({}),
    links: links(springApp, { histogram: 'http_server_request_duration_seconds', edges: 'to others' }),
    throughput: throughput(),
    outage: outage({ awaySeconds: 60, killAfterSeconds: 30 }),
    limits: limits({ streams: 5000, seriesFromSpans: 22_000, seriesOfMetric: 25_000 }),
    overload: overload(),
  },
};
