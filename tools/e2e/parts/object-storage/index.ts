import type { Peer } from '../../../../constructs/kit/model/peer';
import { eventually } from '../../../wait';
import { becomes } from '../../becomes';
import { isReady } from '../../cluster/probe';
import type { Model } from '../../model';
import { collector } from '../../needs/collector';
import { shop } from '../../needs/played';
import { running } from '../../needs/running';
import { keptTraces, logStore, metricStore } from '../../needs/stores';
import type { ObjectStore } from '../../programs/object-store';
import { allOf } from '../../suite/need';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';
import { each, found, marker, records, Sent, samples, tracesOf } from './load';
import { profilesInBucket } from './profiles';
import { emptied, stopped } from './volumes';

export interface ObjectStorageProps {
  /** The server, when the run has begun. */
  readonly server: () => ObjectStore;
  /** The folder of the bucket with Tempo's blocks. */
  readonly blocks: string;
  /** That with Pyroscope's profiles. */
  readonly profiles: string;
}

/**
 * Stores that keep their data in a bucket: stopped in the ordinary way, they begin again with an empty volume. What then is missing is
 * counted: Loki and Mimir bring everything into the bucket before they end, Tempo goes on with its volume, and Pyroscope's has the index
 * of everything.
 */
export const storedInBucket = ({ server, blocks, profiles }: ObjectStorageProps): Part => ({
  title: 'Everything in a bucket, and the volumes lost',
  steps: ({ model }) => {
    const [early, late] = [new Sent('early'), new Sent('late')];
    const asked = { logs: logStore(model), metrics: metricStore(model), traces: keptTraces(model) };
    const stores = allOf(inBuckets(model).map((peer) => running(peer)));
    const needs = { ...asked, collector: collector(model), shop, stores };
    const ofProfiles = profilesInBucket(model, { server, folder: profiles });
    return [
      ofProfiles.sent,
      check({
        name: 'what is sent is found, and its traces come into the bucket',
        asked: `${records}, ${samples}, traces of ${marker}: ${each} each`,
        needs,
        find: async ({ collector, shop, ...answers }) => {
          await early.by(collector.sender(shop, { 'service.name': marker }));
          const there = await becomesTrue(60, () => found(answers, 1, early));
          const brought = await becomesTrue(120, async () => (await server().names(blocks)).length > 0);
          return { passed: there && brought, got: `found: ${there}; in the bucket: ${brought}` };
        },
      }),
      check({
        name: 'stopped in the ordinary way, each that brings its data into the bucket ends by itself',
        asked: 'within the time that its manifest gives',
        needs,
        find: async ({ collector, shop, stores, ...answers }, run) => {
          await late.by(collector.sender(shop, { 'service.name': marker }));
          const there = await becomesTrue(60, () => found(answers, 2, late));
          const ended = await Promise.all(stores.map(stopped));
          const files = stores.map((store) => `${emptied(store, run)} of ${store.pod.workload}`);
          run.notes.note(`The volumes are lost, with so many files: ${files.join(', ')}.`);
          for (const store of stores) store.start();
          // Tempo brings nothing there, and waits for ever for those who have asked it.
          const forced = ended.filter((each) => each.forced && each.store !== model.traceStore.owner.workload);
          return { passed: there && forced.length === 0, got: ended.map(({ got }) => got).join(', ') };
        },
      }),
      check({
        name: 'each becomes ready with an empty volume',
        asked: 'its readiness probe, within 120 s',
        needs,
        find: async ({ stores }) => {
          const ready = await Promise.all(stores.map(({ pod, spec }) => becomesTrue(120, () => isReady(pod, spec))));
          const got = stores.map(({ pod, lastWords }, index) => (ready[index] ? pod.workload : lastWords)).join(', ');
          return { passed: ready.every(Boolean), got };
        },
      }),
      check({
        name: 'every record is there',
        asked: `${records}: ${2 * each}`,
        needs,
        find: ({ logs }) => becomes(2 * each, 60, () => logs.number(records)),
      }),
      check({
        name: 'every sample is there',
        asked: `${samples}: ${2 * each}`,
        needs,
        find: ({ metrics }) => becomes(2 * each, 150, () => metrics.number(samples)),
      }),
      check({
        name: 'every trace is there that had come into the bucket',
        asked: ({ traces }) => `${traces.question(marker)}: ${each}`,
        needs,
        find: async ({ traces }, run) => {
          const outcome = await becomes(each, 60, () => tracesOf(traces, early));
          const lost = each - (await tracesOf(traces, late));
          run.notes.note(
            `Of ${each} traces that were on Tempo's volume alone when it was asked to end, ${lost} are lost with it.`,
          );
          return outcome;
        },
      }),
      ofProfiles.lost,
    ];
  },
});

/** The pods of the stores that have a bucket. */
const inBuckets = (model: Model): readonly Peer[] => [
  ...new Set(model.environment.connections.filter(({ to }) => to.protocol === 's3').map(({ from }) => from.peer)),
];

const becomesTrue = async (seconds: number, ask: () => Promise<boolean>): Promise<boolean> =>
  (await eventually(seconds, async () => (await ask()) || undefined)) === true;
