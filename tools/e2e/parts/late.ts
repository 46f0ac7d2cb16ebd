import { eventually } from '../../wait';
import { becomes } from '../becomes';
import { collector } from '../needs/collector';
import { played } from '../needs/played';
import { logStore, metricStore, traceStore } from '../needs/stores';
import { now, spanIdOf, traceIdOf } from '../send/ids';
import type { Part } from '../suite/part';
import { action, check } from '../suite/step';

export interface LateProps {
  /** How old each signal is when it comes, in minutes. */
  readonly ages: readonly number[];
  /** How long a search may take until it finds all traces. */
  readonly searchSeconds: number;
}

const marker = 'late';
const pod = { name: marker };
const query = `{ resource.service.name = "${marker}" }`;
const entries = `sum(count_over_time({service_name="${marker}"} |= "${marker}" [2h]))`;
const samples = `sum(count_over_time(e2e_${marker}[2h]))`;

/** What waited somewhere is stored when it comes, at the time at which it was made, and found there. */
export const late = ({ ages, searchSeconds }: LateProps): Part => ({
  title: `Signals that come ${Math.max(...ages)} minutes late`,
  steps: ({ model }) => {
    const needs = { collector: collector(model), from: played(pod) };
    const traceIds = ages.map((age) => traceIdOf(`${marker} ${age}`));
    return [
      action({
        name: 'what waited comes, the oldest first',
        needs,
        act: async ({ collector, from }) => {
          const sender = collector.sender(from, { 'service.name': marker });
          const begin = now();
          for (const age of [...ages].sort((a, b) => b - a)) {
            const time = begin - BigInt(age * 60) * 1_000_000_000n;
            const ids = { traceId: traceIdOf(`${marker} ${age}`), spanId: spanIdOf(`${marker} ${age}`) };
            await sender.spans([{ ...ids, name: marker, kind: 'server', end: time, milliseconds: 5, failed: true }]);
            await sender.logs([{ time, body: `${marker} by ${age} minutes`, ...ids }]);
            await sender.gauges([{ name: `e2e.${marker}`, points: [{ time, value: age }] }]);
          }
        },
      }),
      check({
        name: 'every late log record is stored',
        asked: `${entries}: ${ages.length}`,
        needs: { ...needs, logs: logStore(model) },
        find: ({ logs }) => becomes(ages.length, 60, () => logs.number(entries)),
      }),
      check({
        name: 'every late sample is stored',
        asked: `${samples}: ${ages.length}`,
        needs: { ...needs, metrics: metricStore(model) },
        find: ({ metrics }) => becomes(ages.length, 60, () => metrics.number(samples)),
      }),
      check({
        name: 'every late trace is found by its id',
        asked: `/api/v2/traces/…, ${ages.length} times, within a minute`,
        needs: { ...needs, traces: traceStore(model) },
        find: async ({ traces }) => {
          const has = await Promise.all(
            traceIds.map((id) => eventually(60, async () => ((await traces.has(id)) ? true : undefined))),
          );
          const missing = ages.filter((_, index) => !has[index]);
          return { passed: missing.length === 0, got: whichMissing(missing) };
        },
      }),
      check({
        name: 'every late trace is found by a search',
        asked: `TraceQL: ${query}, of the last two hours: ${ages.length}, within ${searchSeconds} s`,
        needs: { ...needs, traces: traceStore(model) },
        find: async ({ traces }) => {
          const begin = Date.now();
          const missing = async () => {
            const found = new Set((await traces.search(query, 100)).map(({ traceID }) => traceID.padStart(32, '0')));
            return ages.filter((_, index) => !found.has(traceIds[index] ?? ''));
          };
          const all = await eventually(searchSeconds, async () => ((await missing()).length === 0 ? true : undefined));
          const seconds = ((Date.now() - begin) / 1000).toFixed(0);
          return { passed: all === true, got: `${whichMissing(await missing())}; after ${seconds} s` };
        },
      }),
    ];
  },
});

const whichMissing = (missing: readonly number[]): string =>
  missing.length === 0 ? 'none is missing' : `those that are ${missing.join(', ')} minutes late are missing`;
