import type { Report } from '../report';
import type { Cluster } from './cluster';
import { runsOnce } from './cluster/pod';

/** What must be true of the whole run. `where`: which cluster it is, at the end of each row's name. */
export async function checkAfterwards(cluster: Cluster, report: Report, where = ''): Promise<void> {
  report.heading(`After all, of ${cluster.manifests.folder}`);
  await report.check(`roles suffice${where}`, 'what the API server refused by the rendered roles', () => ({
    passed: cluster.refused.length === 0,
    got: [...new Set(cluster.refused)].join('\n') || 'nothing',
  }));
  await report.check(
    `no container ended by itself${where}`,
    'processes that still run, and kills by the kernel',
    () => {
      // A Job ends when it is done.
      const ended = cluster.running.filter(
        ({ pod, running, memory }) => (!running && !runsOnce(pod)) || (memory?.kills() ?? 0) > 0,
      );
      return {
        passed: ended.length === 0,
        got: ended.map(({ pod, lastWords }) => `${pod.title}: ${lastWords}`).join('\n') || 'all run, no kills',
      };
    },
  );
}
