import type { Outcome } from '../../../report';
import { askUntil } from '../../../wait';
import { becomes } from '../../becomes';
import type { Pod } from '../../cluster/pod';
import type { KeptTraces } from '../../stores/kept-traces';
import type { LogStore } from '../../stores/log-store';
import type { MetricStore } from '../../stores/metric-store';
import { metricOf, marker as usual } from './load';
import type { Outage } from './take-away';

/** Each question counts everything that was sent, so there are few of them. */
const pauseMilliseconds = 2000;

const waitSeconds = 60;

/** Every log record that was accepted is stored, once. */
export const sentRecords = (marker = usual): string =>
  `sum(count_over_time({service_name="${marker}"} |= "${marker} sent" [30m]))`;

export function countRecords(logs: LogStore, { load }: Outage): Promise<Outcome> {
  return count(load.accepted, () => logs.number(sentRecords(load.marker)));
}

/** Every line that a pod has printed is stored, once. */
export const printedLines = (pod: Pod, marker = usual): string =>
  `sum(count_over_time({pod="${pod.name}"} |= "${marker} printed" [30m]))`;

export function countPrinted(logs: LogStore, pod: Pod, { load }: Outage): Promise<Outcome> {
  return count(load.printed, () => logs.number(printedLines(pod, load.marker)));
}

/** Every sample that was accepted is stored, once. */
export const sentSamples = (marker = usual): string => `sum(count_over_time(${metricOf(marker).stored}[30m]))`;

export function countSamples(metrics: MetricStore, { load }: Outage): Promise<Outcome> {
  return count(load.accepted, () => metrics.number(sentSamples(load.marker)));
}

/**
 * Every error trace is kept, except those that waited in memory for their decision when the Collector was killed. Nothing can
 * save these.
 */
export async function countTraces(
  traces: KeptTraces,
  { load, killedAt }: Outage,
  decisionSeconds: number,
): Promise<Outcome> {
  const waiting = (at: number) => at > killedAt - decisionSeconds * 1000 && at <= killedAt + 1000;
  const safe = [...load.traces].filter(([, at]) => !waiting(at)).map(([id]) => id);
  const missingIn = (ids: ReadonlySet<string>) => safe.filter((id) => !ids.has(id)).length;
  const found = await askUntil(
    waitSeconds,
    () => traces.ids(load.marker, 5000),
    (ids) => missingIn(ids) === 0,
  );
  const lost = [...load.traces.keys()].filter((id) => !found.has(id)).length;
  const missing = missingIn(found);
  return {
    passed: safe.length > 0 && missing === 0,
    got: `${found.size} of ${load.traces.size} found; ${lost} lost, ${missing} of which had not waited`,
  };
}

async function count(sent: number, ask: () => Promise<number | undefined>): Promise<Outcome> {
  const { passed, got } = await becomes(sent, waitSeconds, ask, pauseMilliseconds);
  return { passed: passed && sent > 0, got: `${got} of ${sent}` };
}
