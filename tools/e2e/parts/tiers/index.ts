import { eventually, sleep } from '../../../wait';
import { inUrl } from '../../cluster/addresses';
import type { Stage } from '../../model/stage';
import { played } from '../../needs/played';
import { eachRunning, running } from '../../needs/running';
import { traceMetrics } from '../../needs/stores';
import { Sender } from '../../send/otlp';
import { TraceStore } from '../../stores/trace-store';
import type { Part } from '../../suite/part';
import { action, check } from '../../suite/step';
import { type Judged, judgedTraces } from './judged';
import { hasFailed, stages, TierLoad } from './load';
import { backAgain, Samplers } from './pods';
import { tiersOf } from './tiers-of';

export interface TiersProps {
  readonly tracesPerSecond: number;
  /** The time without a change before each change. */
  readonly quietSeconds: number;
  /** For how long DNS names a pod that has gone. */
  readonly staleSeconds: number;
  /** How many of the pods that judge are rolled, one after the other. */
  readonly rolled: number;
  /** How many of them are killed, one after the other, while traces wait in them. */
  readonly killed: number;
}

const resource = { 'service.name': 'tiers' };

/** How many failed requests the store of traces has counted. */
const failures = `sum(traces_spanmetrics_calls_total{service="${resource['service.name']}", status_code="STATUS_CODE_ERROR"})`;

/** Until everything is judged and stored, in seconds. */
const untilJudged = ({ model }: Stage): number => model.sampling.decisionWait.seconds + 30;

/** Traces are judged whole while pods of either tier come and go, and nothing that was accepted is lost. */
export const tiers = ({ tracesPerSecond, quietSeconds, staleSeconds, rolled, killed }: TiersProps): Part => ({
  title: 'Two tiers of Collectors, scaled and rolled under load',
  steps: (stage) => {
    const { model } = stage;
    const { routing: first, sampling: second } = tiersOf(model);
    const needs = {
      from: played({ name: 'shop' }),
      routing: eachRunning(first.peer),
      sampling: eachRunning(second.peer),
      store: running(model.traceStore.peer),
    };
    const state: { load?: TierLoad; samplers?: Samplers; judged?: Judged } = {};
    return [
      action({
        name: 'traces are sent while pods come and go',
        needs,
        act: async ({ from, routing, sampling }, { cluster }) => {
          const senders = routing.map(({ pod }) => new Sender(`http://${inUrl(pod.address)}:4318`, from, resource));
          const samplers = new Samplers(cluster, second, sampling, staleSeconds);
          const load = new TierLoad(senders, tracesPerSecond / 10);
          Object.assign(state, { load, samplers });
          const quiet = () => sleep(quietSeconds * 1000);
          samplers.name(sampling.length - 1);
          // Until every Collector has asked for the names.
          await sleep(7000);
          load.start();
          await quiet();
          await samplers.scale();
          for (const container of sampling.slice(0, rolled)) {
            await quiet();
            await samplers.roll(container);
          }
          for (const container of routing) {
            await quiet();
            await container.stop();
            await backAgain(container);
          }
          for (const container of sampling.slice(0, killed)) {
            await quiet();
            await samplers.kill(container);
          }
          await quiet();
          await load.stop();
        },
      }),
      check({
        name: 'every failed trace is kept',
        asked: `${model.traceStore.owner.component}: the span that has failed, of each trace with one, whenever it was sent`,
        needs,
        find: async (_, { cluster, notes }) => {
          const { load, samplers } = state;
          if (!load || !samplers) throw new Error('nothing was sent');
          const store = new TraceStore(cluster.urlOf(model.traceStore));
          const judged = await judgedTraces(load.traces.filter(hasFailed), samplers.changes, store, untilJudged(stage));
          state.judged = judged;
          const { all, underWay, parts, twice } = judged;
          notes.note(
            `${load.traces.length} traces in ${load.traces.length * stages} spans, ${load.repeated} requests repeated. ${all} traces have failed; ${underWay} of them were under way at one of ${samplers.changes.length} changes of the pods that judge, of which ${parts} were kept in part. ${twice} spans are stored twice.`,
          );
          const lost = judged.lost.length;
          return { passed: all > 0 && lost === 0, got: `${all - lost} of ${all}` };
        },
      }),
      check({
        name: 'a failed trace that is not under way at a change of the pods that judge is kept whole, also while those that route are rolled',
        asked: `${stages} spans of each`,
        needs,
        find: () => {
          const { judged } = state;
          if (!judged) throw new Error('nothing was asked');
          const quiet = judged.all - judged.underWay;
          const passed = quiet > 0 && judged.broken.length === 0;
          return {
            passed,
            got: `${quiet - judged.broken.length} of ${quiet}${judged.broken.length > 0 ? `: not ${judged.broken.slice(0, 3).join(', ')}` : ''}`,
          };
        },
      }),
      check({
        name: 'a failed request is counted once, though two pods judge it and send it',
        asked: `${failures}: as many as have failed; some are missing that a pod took with it, and some that were under way count twice`,
        needs: { ...needs, metrics: traceMetrics(model) },
        find: async ({ metrics }) => {
          const { judged } = state;
          if (!judged) throw new Error('nothing was asked');
          const least = 0.8 * judged.all;
          const most = 1.5 * judged.all;
          const find = async () => (await metrics.number(failures)) ?? 0;
          const counted =
            (await eventually(60, async () => ((await find()) >= least ? find() : undefined))) ?? (await find());
          return {
            passed: counted >= least && counted <= most,
            got: `${Math.round(counted)}, and ${judged.all} have failed`,
          };
        },
      }),
    ];
  },
});
