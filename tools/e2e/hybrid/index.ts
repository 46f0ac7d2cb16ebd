import { images } from '../../../constructs/images';
import {
  existingPrometheus,
  prometheusConfiguration,
  scraped,
  scrapeInterval,
  stackObjects,
} from '../kube-prometheus-stack/prometheus';
import { type Scene, type Stage, suite } from '../suite';
import { checkAddresses } from './checks/addresses';
import { checkGateway } from './checks/gateway';
import { checkLogs } from './checks/logs';
import { checkMetrics } from './checks/metrics';
import { checkOutage } from './checks/outage';
import { checkSampling } from './checks/sampling';
import { checkTraces } from './checks/traces';
import type { HybridContext } from './context';
import { allPods, playedPods } from './played-pods';
import { addPromtail } from './promtail';
import { makeUser, usersSecret } from './users';

/** Hybrid, beside the Prometheus of an existing kube-prometheus-stack. */
export const hybrid = suite<HybridContext>({
  environment: 'hybrid',
  images: [`${images.prometheus}`, `${images.promtail}`],
  programs: ['jaeger-client'],
  parts: {
    addresses: { title: 'The addresses that clients know', run: checkAddresses },
    traces: { title: 'Spans by every protocol', run: checkTraces },
    sampling: { title: 'Sampling, rates of all traces', run: checkSampling },
    metrics: { title: 'What the existing Prometheus pulls', run: checkMetrics },
    logs: { title: 'Log lines, by each agent and by OTLP', run: checkLogs },
    gateway: { title: 'Questions from outside', run: checkGateway },
    outage: { title: 'The stores stopped for a while under load, the Collector killed', run: checkOutage },
  },
  scene,
});

async function scene(stage: Stage): Promise<Scene<HybridContext>> {
  const { manifests } = stage;
  const played = playedPods();
  const user = makeUser();
  manifests.add(...stackObjects(), usersSecret(user));
  await addPromtail(stage);
  return {
    played: allPods(played),
    standIns:
      'The Kubernetes API is a stand-in that serves the pods above, on two nodes. The Prometheus is real; what it pulls is made ' +
      `from the ServiceMonitors as its operator does it, every ${scrapeInterval} s instead of 30.`,
    metrics: { workload: existingPrometheus, port: 'http-web', path: '' },
    prepare: (cluster) => manifests.add(prometheusConfiguration(scraped(manifests, cluster.runnable))),
    begin: (context) => ({ ...context, played, user }),
  };
}
