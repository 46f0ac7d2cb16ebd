import { small as environment } from '../../../../environments/small';
import { springApp } from '../../applications/spring-app';
import { exemplars } from '../../parts/exemplars';
import { logLines } from '../../parts/log-lines';
import { metricsByOtlp } from '../../parts/metrics-by-otlp';
import { outage } from '../../parts/outage';
import { pushedLines } from '../../parts/pushed-lines';
import { sampling } from '../../parts/sampling';
import { spansByProtocol } from '../../parts/spans-by-protocol';
import { watched } from '../../parts/watched';
import type { Suite } from '../../suite/suite';

/** Small: Prometheus as the store, an application that measures by Micrometer and pushes its log lines. */
export const small: Suite = {
  environment: 'small',
  variants: {
    Promtail: { create: (app) => environment(app, { logAgent: 'promtail' }), warning: 'end of life' },
  },
  parts: {
    metrics: metricsByOtlp(),
    traces: spansByProtocol(),
    sampling: sampling({ total: 5000, failed: 50, slow: 50, rate: 150 }),
    logs: logLines(),
    watched: watched(),
    exemplars: exemplars(springApp, 'http_server_requests_seconds_bucket'),
    push: pushedLines(springApp, { awaySeconds: 60 }),
    outage: outage({ awaySeconds: 24, killAfterSeconds: 16 }),
  },
};
