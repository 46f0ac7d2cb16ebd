import { hybrid as environment } from '../../../../environments/hybrid';
import { addresses } from '../../parts/addresses';
import { gateway } from '../../parts/gateway';
import { limits } from '../../parts/limits';
import { logCopies } from '../../parts/log-copies';
import { logLines } from '../../parts/log-lines';
import { metricsByOtlp } from '../../parts/metrics-by-otlp';
import { outage } from '../../parts/outage';
import { sampling } from '../../parts/sampling';
import { spansByProtocol } from '../../parts/spans-by-protocol';
import { watched } from '../../parts/watched';
import { kubePrometheusStack } from '../../stand-ins/kube-prometheus-stack';
import type { Suite } from '../../suite/suite';

/** Hybrid, beside the Prometheus of an existing kube-prometheus-stack. */
export const hybrid: Suite = {
  environment: 'hybrid',
  standIns: [kubePrometheusStack({ release: 'prometheus', namespace: 'monitoring' })],
  variants: {
    Promtail: { create: (app) => environment(app, { logAgent: 'promtail' }), warning: 'end of life' },
  },
  parts: {
    addresses: addresses('http://loki:3100/ready', 'http://tempo:3100/ready'),
    traces: spansByProtocol(),
    sampling: sampling({ total: 5000, failed: 50, slow: 50, rate: 150, deviations: 5 }),
    metrics: metricsByOtlp(),
    watched: watched(),
    logs: logLines(),
    copies: logCopies(),
    gateway: gateway('logs', 'traces'),
    limits: limits({ streams: 3000, seriesFromSpans: 22_000 }),
    outage: outage({ awaySeconds: 24, killAfterSeconds: 16 }),
  },
};
