import { eventually } from '../../../wait';
import type { Model } from '../../model';
import { collector } from '../../needs/collector';
import { played } from '../../needs/played';
import { logStore } from '../../needs/stores';
import { now, traceIdOf } from '../../send/ids';
import { check, type Step } from '../../suite/step';

/** An application in the namespace of the demo, where an hour of its records lies behind it. */
const demo = { name: 'hour', namespace: 'demo' } as const;
const hourSeconds = 3600;
const recordsASecond = 2;
const rate = 'rate({namespace="demo"}[5m])';

/** Answers that are large, or take long, arrive whole. */
export const answers = (model: Model): readonly Step[] => {
  const needs = { collector: collector(model), logs: logStore(model) };
  return [
    check({
      name: `${rate}, over an hour`,
      asked: `LogQL: a series for each of ${(hourSeconds - 60) * recordsASecond} traces`,
      needs: { ...needs, pod: played(demo) },
      find: async ({ collector, logs, pod }) => {
        const sender = collector.sender(pod, { 'service.name': demo.name });
        const wanted = (hourSeconds - 60) * recordsASecond;
        const begin = now() - BigInt(hourSeconds - 60) * 1_000_000_000n;
        for (let at = 0; at < wanted; at += 1000) {
          await sender.logs(
            Array.from({ length: Math.min(1000, wanted - at) }, (_, index) => ({
              time: begin + BigInt(at + index) * (1_000_000_000n / BigInt(recordsASecond)),
              body: `GET /api/orders/${at + index}`,
              traceId: traceIdOf(`hour ${at + index}`),
              spanId: '00f067aa0ba902b7',
            })),
          );
        }
        const asked = Date.now();
        const found = await eventually(60, async () => {
          const series = await logs.seriesOfHour(rate);
          return series >= wanted * 0.95 ? series : undefined;
        });
        return {
          passed: found !== undefined,
          got: `${found} series within ${((Date.now() - asked) / 1000).toFixed(1)} s`,
        };
      },
    }),
    check({
      name: '1,000 lines of 8 KB',
      asked: '{service_name="failing"}: 1000 lines in one answer, within 30 s',
      needs: { ...needs, pod: played({ name: 'failing' }) },
      find: async ({ collector, logs, pod }) => {
        const sender = collector.sender(pod, { 'service.name': 'failing' });
        for (let at = 0; at < 1000; at += 100) {
          const line = (index: number) =>
            `${at + index} java.lang.IllegalStateException ${'at com.example.Api '.repeat(440)}`;
          await sender.logs(
            Array.from({ length: 100 }, (_, index) => ({ time: now() + BigInt(index), body: line(index) })),
          );
        }
        let seconds = 0;
        const found = await eventually(60, async () => {
          const asked = Date.now();
          const streams = await logs.streams('{service_name="failing"}', 1000);
          seconds = (Date.now() - asked) / 1000;
          const lines = streams.reduce((sum, { values }) => sum + values.length, 0);
          return lines === 1000 ? streams.flatMap(({ values }) => values.map(([, each]) => each.length)) : undefined;
        });
        const bytes = (found ?? []).reduce((sum, each) => sum + each, 0);
        return {
          passed: found !== undefined && seconds < 30,
          got: `${found?.length} lines, ${bytes} bytes in ${seconds.toFixed(1)} s`,
        };
      },
    }),
  ];
};
