import { eventually, sleep } from '../../wait';
import type { Container } from '../cluster/container';
import { isReady } from '../cluster/probe';
import { collector } from '../needs/collector';
import { running } from '../needs/running';
import { traceStore } from '../needs/stores';
import type { Part } from '../suite/part';
import { check } from '../suite/step';

/** A message from one service to another. */
export interface ThroughQueueProps {
  /** The workload that sends; its name is that of the service. */
  readonly sender: string;
  /** The one that takes the messages, and the name of its span for each. */
  readonly receiver: string;
  readonly receives: string;
  /** The broker between them. */
  readonly broker: string;
  /** Another service that takes part in the traces of the sender. */
  readonly server: string;
}

/** A trace goes on through a queue, and both sides live on while the broker is away. */
export const throughQueue = ({ sender, receiver, receives, broker, server }: ThroughQueueProps): Part => ({
  title: 'Messages through the queue',
  steps: ({ model }) => {
    const of = (name: string) => running(model.workload(name).peer);
    const both = { sender: of(sender), receiver: of(receiver), broker: of(broker) };
    const needs = { ...both, collector: collector(model), traces: traceStore(model) };
    const received = `{ resource.service.name = "${receiver}" && name = "${receives}" }`;
    const goesOn = `{ resource.service.name = "${sender}" && kind = producer } >> ${received}`;
    const whole = `({ resource.service.name = "${server}" && kind = server } && ${received}) && ${goesOn}`;
    const begins = `{ resource.service.name = "${receiver}" && nestedSetParent < 0 }`;
    return [
      check({
        name: 'a request, the message about it and its record are one trace',
        asked: whole,
        needs: { ...needs, server: of(server) },
        find: async ({ traces }) => {
          const found = await eventually(120, async () => {
            const kept = await traces.search(whole);
            return kept.length > 0 ? kept : undefined;
          });
          const [first] = found ?? [];
          return { passed: first !== undefined, got: first ? `${found?.length}, one is ${first.traceID}` : 'no trace' };
        },
      }),
      check({
        name: 'no trace begins where a message arrives',
        asked: `${begins}: none, and ${received}: some`,
        needs,
        find: async ({ traces }) => {
          const [some, begun] = [await traces.search(received), await traces.search(begins)];
          return {
            passed: some.length > 0 && begun.length === 0,
            got: `${some.length} found, ${begun.length} begin there`,
          };
        },
      }),
      check({
        name: 'sender and receiver go on when the broker was away for ten seconds',
        asked: 'neither ends, neither is ready meanwhile, both are ready again',
        needs: both,
        find: async (given) => {
          const clients = [given.sender, given.receiver];
          await given.broker.stop();
          await sleep(5000);
          const meanwhile = await readyOf(clients);
          await sleep(5000);
          given.broker.start();
          const back = await eventually(60, async () => {
            return (await readyOf([given.broker, ...clients])).every((ready) => ready) || undefined;
          });
          const alive = clients.every((client) => client.running);
          return {
            passed: alive && !meanwhile.some((ready) => ready) && back === true,
            got: `${alive ? 'both run' : 'one has ended'}, ready meanwhile: ${meanwhile.join(', ')}, again: ${back ?? false}`,
          };
        },
      }),
    ];
  },
});

const readyOf = (containers: readonly Container[]): Promise<boolean[]> =>
  Promise.all(containers.map(({ pod, spec }) => isReady(pod, spec).catch(() => false)));
