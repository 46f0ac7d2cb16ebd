import { once } from 'node:events';
import { createServer } from 'node:http';
import { eventually } from '../../../wait';
import type { Stage } from '../../model/stage';
import { gateway } from '../../needs/gateway';
import { shop } from '../../needs/played';
import { logStore } from '../../needs/stores';
import { check, type Step } from '../../suite/step';

const path = '/loki/api/v1/labels';
const elsewhere = 'answered elsewhere';

/** The Service of a store is deleted and made again, which gives it another address. */
export function movedStore({ model, manifests }: Stage): Step {
  const endpoint = model.logStore;
  return check({
    name: 'gateway: a store is found again at another address, without a restart',
    asked: `GET ${path} while DNS has another address for ${endpoint.host}, and then the former one again: each within 30 s`,
    needs: { through: gateway({ model, manifests }, endpoint), logs: logStore(model), shop },
    find: async ({ through, shop }, { cluster }) => {
      const server = createServer((_, response) => response.end(elsewhere)).listen(endpoint.port, shop.address);
      await once(server, 'listening');
      const undo = cluster.readdress(endpoint, shop.address);
      const secondsUntil = (moved: boolean) => {
        const since = Date.now();
        return eventually(30, async () => {
          const { status, text } = await through.ask({ path, authorized: true });
          return status === 200 && (text === elsewhere) === moved ? (Date.now() - since) / 1000 : undefined;
        });
      };
      try {
        const there = await secondsUntil(true);
        undo();
        const back = await secondsUntil(false);
        const said = (seconds: number | undefined) =>
          `${seconds === undefined ? 'more than 30' : seconds.toFixed(1)} s`;
        return {
          passed: there !== undefined && back !== undefined,
          got: `there after ${said(there)}, back after ${said(back)}`,
        };
      } finally {
        undo();
        server.close();
        server.closeAllConnections();
      }
    },
  });
}
