import { eventually } from '../../wait';
import { bytes, mebibytes } from '../cluster/quantity';
import { type Collector, collector } from '../needs/collector';
import { limitedMemory } from '../needs/memory';
import { shop } from '../needs/played';
import { now, spanIdOf, traceIdOf } from '../send/ids';
import type { Sender, Span } from '../send/otlp';
import type { Part } from '../suite/part';
import { check } from '../suite/step';

const senders = 12;
const floodSeconds = 20;
const spansInTrace = 150;
/** A large attribute, such as a long database statement, so that the memory runs out first. */
const text = 'select '.repeat(400);

/** More spans than the Collector can hold. It must refuse them in a way that senders understand, and keep running. */
export const overload = (): Part => ({
  title: 'Overload',
  steps: ({ model }) => {
    const needs = { collector: collector(model), shop };
    return [
      check({
        name: 'above its limits the Collector refuses with a retryable error',
        asked: `${senders} senders for ${floodSeconds} s, traces of ${Math.round((text.length * spansInTrace) / 1024)} KiB`,
        needs,
        find: async ({ collector, shop }) => {
          const answers = await flood(collector.sender(shop, { 'service.name': 'flood' }));
          return {
            passed: ['429', '503'].some((status) => answers.has(status)) && [...answers.keys()].every(isExpected),
            got: [...answers].map(([answer, count]) => `${answer}: ${count}`).join(', '),
          };
        },
      }),
      check({
        name: 'it stays below its memory limit',
        asked: ({ collector }) => `working set below ${limitOf(collector)}, no kill, still running`,
        needs: { ...needs, group: limitedMemory(model.otlp.peer) },
        find: ({ collector: { container }, group }, { memory }) => {
          const highest = memory.highest(container);
          return {
            passed: highest < bytes(limitOf({ container })) && group.kills() === 0 && container.running,
            got: `highest ${mebibytes(highest)}, resident ${mebibytes(container.resident())}`,
          };
        },
      }),
      check({
        name: 'afterwards it accepts again',
        asked: 'one span',
        needs,
        find: async ({ collector, shop }) => {
          const sender = collector.sender(shop, { 'service.name': 'flood' });
          const accepted = await eventually(60, async () => {
            const { status } = await sender.attemptSpans(largeTrace('after the flood').slice(0, 1));
            return status === 200 || undefined;
          });
          return { passed: accepted === true, got: accepted ? 'accepted' : 'not accepted within 60 s' };
        },
      }),
    ];
  },
});

/** How often each answer came. */
async function flood(sender: Sender): Promise<ReadonlyMap<string, number>> {
  const answers = new Map<string, number>();
  const end = Date.now() + floodSeconds * 1000;
  await Promise.all(
    Array.from({ length: senders }, async (_, number) => {
      for (let round = 0; Date.now() < end; round++) {
        const answer = await sender.attemptSpans(largeTrace(`flood ${number} ${round}`)).then(
          ({ status }) => `${status}`,
          (error: Error) => error.message.replace(/.*: no answer/, 'no answer'),
        );
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    }),
  );
  return answers;
}

const limitOf = ({ container }: Pick<Collector, 'container'>): string =>
  container.spec.resources?.limits?.memory ?? '0Mi';

/** It is accepted, or refused with a status after which a sender tries again. */
function isExpected(answer: string): boolean {
  return ['200', '429', '503'].includes(answer);
}

function largeTrace(seed: string): Span[] {
  const traceId = traceIdOf(seed);
  const end = now();
  return Array.from({ length: spansInTrace }, (_, index) => ({
    traceId,
    spanId: spanIdOf(`${seed} ${index}`),
    name: 'select',
    kind: 'client',
    end,
    milliseconds: 5,
    attributes: { 'db.statement': text },
  }));
}
