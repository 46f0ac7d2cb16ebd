import { ask } from '../../http';
import { inUrl } from '../cluster/addresses';
import { inItsPlace } from '../needs/running';
import type { Part } from '../suite/part';
import { check } from '../suite/step';

/** URLs that the environment promises to clients within its first namespace. Their hosts are names of workloads. */
export const addresses = (...urls: readonly string[]): Part => ({
  title: 'The addresses that clients know',
  steps: ({ model }) =>
    urls.map((url) => {
      const { origin, hostname, port, pathname } = new URL(url);
      return check({
        name: `${origin} answers`,
        asked: `GET ${url}: 200`,
        needs: { behind: inItsPlace(model.workload(hostname).peer) },
        find: async (_, { cluster }) => {
          const address = cluster.addressOf(`${hostname}.${model.environment.defaultNamespace.name}`);
          const { status } = await ask(`http://${inUrl(address)}:${port}${pathname}`);
          return { passed: status === 200, got: `${status}` };
        },
      });
    }),
});
