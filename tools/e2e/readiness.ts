import type { Report } from '../report';
import { eventually, sleep } from '../wait';
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
      return report.check(name, `readiness probe ${probe}, within ${most} s`, () => ready(container));
    }),
  );
}

/** Within so many seconds. */
const most = 120;

/** After so many seconds without being ready, the liveness probe of a container has failed as often as it may. */
const livenessEnds = 60;

/** How long the kubelet waits before it starts a container again that has ended; each further time twice as long. */
const firstPause = 10;

async function ready(container: Container) {
  const begin = performance.now();
  const seconds = () => (performance.now() - begin) / 1000;
  let restarts = 0;
  let lastWords = '';
  for (;;) {
    const left = most - seconds();
    const isProbed = container.spec.livenessProbe !== undefined && restarts === 0;
    if (await readyWithin(container, isProbed ? Math.min(livenessEnds, left) : left)) break;
    const pause = container.running ? 0 : firstPause * 2 ** restarts;
    if (seconds() + pause >= most) return { passed: false, got: `not ready: ${container.lastWords}` };
    lastWords ||= container.lastWords;
    await container.kill();
    await sleep(pause * 1000);
    container.start();
    restarts++;
  }
  const times = restarts === 1 ? 'once' : `${restarts} times`;
  const before = restarts === 0 ? '' : `, started again ${times} as the kubelet would; before that: ${lastWords}`;
  return { passed: true, got: `ready after ${seconds().toFixed(0)} s${before}` };
}

/** False, at once, also when it ends. */
async function readyWithin(container: Container, seconds: number): Promise<boolean> {
  const answer = await eventually(seconds, async () => {
    if (!container.running) return false;
    return (await isReady(container.pod, container.spec)) || undefined;
  });
  return answer === true;
}
