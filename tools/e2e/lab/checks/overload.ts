import { eventually } from '../../../wait';
import { bytes, mebibytes } from '../../cluster/quantity';
import { now, Sender, type Span, spanIdOf, traceIdOf } from '../../otlp';
import type { LabContext } from '../context';

const senders = 12;
const floodSeconds = 20;
const spansInTrace = 150;
/** Large, as of a long statement of a database: so that memory is what runs out. */
const text = 'select '.repeat(400);

/** More than the Collector can hold: it must say no in a way that senders understand, and live. */
export async function checkOverload(context: LabContext): Promise<void> {
  const { cluster, report, memory, played } = context;
  const collector = cluster.container('otel-collector');
  if (!collector) return report.notRun('overload', cluster.whyNot('otel-collector'));
  const sender = new Sender(cluster, played.shop, { 'service.name': 'flood' });
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
  const asked = `${senders} senders for ${floodSeconds} s, traces of ${Math.round((text.length * spansInTrace) / 1024)} KiB`;
  const got = [...answers].map(([answer, count]) => `${answer}: ${count}`).join(', ');
  await report.check('above its limits the Collector refuses with a retryable error', asked, () => ({
    passed: ['429', '503'].some((status) => answers.has(status)) && [...answers.keys()].every(isExpected),
    got,
  }));
  const limit = collector.spec.resources?.limits?.memory ?? '0Mi';
  const name = 'it stays below its memory limit';
  if (!collector.memory) {
    report.notRun(name, 'this machine lets no memory limits be set');
  } else {
    const highest = memory.highest('otel-collector');
    await report.check(name, `working set below ${limit}, no kill, still running`, () => ({
      passed: highest < bytes(limit) && collector.memory?.kills() === 0 && collector.running,
      got: `highest ${mebibytes(highest)}, resident ${mebibytes(collector.resident())}`,
    }));
  }
  await report.check('afterwards it accepts again', 'one span', async () => {
    const accepted = await eventually(60, async () => {
      const { status } = await sender.attemptSpans(largeTrace('after the flood').slice(0, 1));
      return status === 200 || undefined;
    });
    return { passed: accepted === true, got: accepted ? 'accepted' : 'not accepted within 60 s' };
  });
}

/** Accepted, or refused in a way after which a sender tries again. */
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
