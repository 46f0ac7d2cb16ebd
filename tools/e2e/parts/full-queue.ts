import { mebibytes } from '../../../constructs';
import { eventually } from '../../wait';
import { becomes } from '../becomes';
import { isReady } from '../cluster/probe';
import { forwarderOf } from '../model/forwarder';
import { collector } from '../needs/collector';
import { ownMetrics } from '../needs/own-metrics';
import { played } from '../needs/played';
import { running } from '../needs/running';
import { keptTraces, metricStore } from '../needs/stores';
import { now, spanIdOf, traceIdOf } from '../send/ids';
import { Sender, type Span } from '../send/otlp';
import type { Part } from '../suite/part';
import { check } from '../suite/step';

const marker = 'full-queue';
const pod = { name: marker };

/** Each request is a trace of its own, and has this size. */
const payload = 'x'.repeat(mebibytes(1).bytes);

/** How many requests are tried after the first that is refused. */
const triedMore = 4;

/** More requests than any queue of a suite holds. */
const most = 200;

const refusedSpans = 'otelcol_exporter_enqueue_failed_spans';
const alert = 'ALERTS{alertname="CollectorQueueFull", alertstate="firing"}';

/** While the queue on disk is full, what comes is refused and counted, and an alert says so. What waited arrives. */
export const fullQueue = (): Part => ({
  title: 'A queue on disk that is full',
  steps: ({ model }) => {
    const forwarder = forwarderOf(model);
    const needs = {
      collector: collector(model),
      from: played(pod),
      forwarder: running(forwarder.otlp.peer),
      shown: ownMetrics(forwarder.metrics),
    };
    const indices: number[] = [];
    const refused: number[] = [];
    return [
      check({
        name: 'a full queue refuses, so that applications send again',
        asked: `requests of 1 MiB while ${model.collector.name} is away: 200, and 503 from the first that finds no room`,
        needs,
        find: async ({ collector, from, shown }, { cluster, notes }) => {
          const sender = new Sender(cluster.urlOf(forwarder.otlp), from, { 'service.name': marker });
          await collector.container.stop(10);
          const statuses: number[] = [];
          for (let index = 0; index < most && refused.length <= triedMore; index++) {
            indices.push(index);
            const { status } = await sender.attemptSpans([spanOf(index)]);
            statuses.push(status);
            if (status !== 200) refused.push(index);
          }
          const [size, capacity] = [
            await shown('otelcol_exporter_queue_size'),
            await shown('otelcol_exporter_queue_capacity'),
          ];
          notes.note(
            `Queues with ${size} of ${capacity} bytes; ${indices.length - refused.length} requests were taken.`,
          );
          const last = statuses.slice(-1 - triedMore);
          const passed = statuses[0] === 200 && last.length > triedMore && last.every((status) => status === 503);
          return {
            passed,
            got: `${statuses.filter((status) => status === 200).length} times 200, then ${last.join(', ')}`,
          };
        },
      }),
      check({
        name: 'what a full queue refuses is counted',
        asked: `${refusedSpans} of ${forwarder.component.name}: as many spans as were refused`,
        needs,
        find: async ({ shown }) => {
          const counted = await shown(refusedSpans);
          return { passed: refused.length > 0 && counted === refused.length, got: `${counted} of ${refused.length}` };
        },
      }),
      check({
        name: 'what waited arrives, and so does what was refused and is sent again',
        asked: `the ids of all traces, when ${model.collector.name} is back: each is found`,
        needs: { ...needs, traces: keptTraces(model) },
        find: async ({ collector, from, traces }, { cluster }) => {
          const { container } = collector;
          container.start();
          await eventually(60, async () => ((await isReady(container.pod, container.spec)) ? true : undefined));
          const sender = new Sender(cluster.urlOf(forwarder.otlp), from, { 'service.name': marker });
          for (const index of refused) await sender.spans([spanOf(index)]);
          const missing = new Set(indices.map(idOf));
          const found = async () => {
            // One after the other: many at once are answered 429.
            for (const id of missing) if (await traces.has(id)) missing.delete(id);
            return indices.length - missing.size;
          };
          const { passed, got } = await becomes(indices.length, 90, found, 1000);
          return { passed: passed && indices.length > 0, got: `${got} of ${indices.length}` };
        },
      }),
      check({
        name: 'an alert tells that the queue was full',
        asked: `PromQL: ${alert}: of the exporter of traces`,
        needs: { ...needs, metrics: metricStore(model) },
        find: async ({ metrics }) => {
          const found = await eventually(90, async () => {
            const series = await metrics.query(alert);
            return series.length > 0 ? series : undefined;
          });
          const told = found?.map(({ metric }) => `${metric.exporter}: ${metric.what}`) ?? [];
          return {
            passed: told.length === 1 && /traces: spans$/.test(told[0] ?? ''),
            got: told.join(', ') || 'nothing',
          };
        },
      }),
    ];
  },
});

const idOf = (index: number): string => traceIdOf(`${marker} ${index}`);

const spanOf = (index: number): Span => ({
  traceId: idOf(index),
  spanId: spanIdOf(`${marker} ${index}`),
  name: marker,
  kind: 'server',
  end: now(),
  milliseconds: 5,
  attributes: { payload },
});
