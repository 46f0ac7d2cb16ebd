import type { Stage } from '../../model/stage';
import { gateway, gatewayEndpoint } from '../../needs/gateway';
import { traceStore } from '../../needs/stores';
import { check, type Step } from '../../suite/step';

const path = '/api/search';

/** Questions to the store of traces. */
export function traceQuestions(stage: Stage): Step[] {
  const { traceStore: store } = stage.model;
  const { url } = gatewayEndpoint(stage, store);
  const through = gateway(stage, store);
  return [
    check({
      name: 'gateway: traces without a password',
      asked: `GET ${url}${path}: 401`,
      needs: { through },
      find: async ({ through }) => {
        const { status } = await through.ask({ path });
        return { passed: status === 401, got: `${status}` };
      },
    }),
    check({
      name: "gateway: the store's own answer comes back, of traces",
      asked: `GET ${url}${path}, with the password: 200`,
      needs: { through, traces: traceStore(stage.model) },
      find: async ({ through }) => {
        const { status, text } = await through.ask({ path, authorized: true });
        return { passed: status === 200 && 'traces' in JSON.parse(text), got: `${status} ${text}` };
      },
    }),
  ];
}
