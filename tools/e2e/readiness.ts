import type { Report } from '../report';
import { eventually } from '../wait';
import type { Cluster } from './cluster';
import type { Container } from './cluster/container';
import { isReady } from './cluster/probe';

/** Every container becomes ready by its own readiness probe, all at once. `where`: which cluster it is, at the end of each row's name. */
export async function checkReadiness(cluster: Cluster, report: Report, where = ''): Promise<void> {
  await Promise.all(
    cluster.running.map((container) => {
      const { pod, spec } = container;
      const standIn = cluster.standsFor(pod) !== undefined;
      const name = `${standIn ? `what stands for ${pod.title}` : pod.title} becomes ready${where}`;
      const probe = spec.readinessProbe?.httpGet?.path ?? 'TCP';
      return report.check(name, `readiness probe ${probe}, within 120 s`, () => ready(container));
    }),
  );
}

async function ready(container: Container) {
  const begin = performance.now();
  const probed = container.spec.livenessProbe !== undefined;
  let isUp = await readyWithin(container, probed ? 60 : 120);
  let restarted = '';
  if (!isUp && probed) {
    // The kubelet's answer to a container that does not live.
    restarted = `, restarted once as its liveness probe would; before that: ${container.lastWords}`;
    await container.kill();
    container.start();
    isUp = await readyWithin(container, 60);
  }
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  return { passed: isUp, got: isUp ? `ready after ${seconds} s${restarted}` : `not ready: ${container.lastWords}` };
}

/** False, at once, also when it ends. */
async function readyWithin(container: Container, seconds: number): Promise<boolean> {
  const answer = await eventually(seconds, async () => {
    if (!container.running) return false;
    return (await isReady(container.pod, container.spec)) || undefined;
  });
  return answer === true;
}
