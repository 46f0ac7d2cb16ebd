import { addresses } from '../../parts/addresses';
import { gateway } from '../../parts/gateway';
import { metricsByOtlp } from '../../parts/metrics-by-otlp';
import { spansByProtocol } from '../../parts/spans-by-protocol';
import { watched } from '../../parts/watched';
import type { Suite } from '../../suite/suite';
import { ipv6 as create } from './environment';

const parts = [
  addresses('http://loki:3100/ready', 'http://mimir:8080/ready', 'http://prometheus:9090/-/ready'),
  metricsByOtlp(),
  spansByProtocol(),
  watched(),
  gateway('logs', 'traces'),
];

/** The stores, the Collector, Prometheus and the gateway in network namespaces that have only IPv6 addresses. */
export const ipv6: Suite = {
  environment: 'ipv6',
  create,
  parts: {
    ipv6: { title: 'Addresses in IPv6 alone', steps: (stage) => parts.flatMap(({ steps }) => steps(stage)) },
  },
};
