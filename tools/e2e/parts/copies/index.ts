import type { Component, Duration, Workload } from '../../../../constructs/kit';
import { askUntil } from '../../../wait';
import type { Model } from '../../model';
import { required } from '../../model/unmet-need';
import { eachRunning } from '../../needs/running';
import { allOf } from '../../suite/need';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';
import { failuresOf, gap, readyAt } from './answered';
import { type BucketAwayProps, bucketAway } from './bucket-away';
import { eachKilled } from './each-killed';
import { lost, rolledInTurn } from './events';
import type { Kept } from './kept';
import { CopiesLoad } from './load';
import { inZone, workloadsOf } from './store-pods';
import { tells } from './told';
import type { UnderLoad } from './under-load';
import { zoneSilent } from './zone-silent';

export interface CopiesProps {
  /** The bucket in which everything is in the end, and how long it is away. */
  readonly bucket: BucketAwayProps;
  /** How long a zone is away. */
  readonly zoneAway: Duration;
  /** How long another one answers nobody. */
  readonly zoneSilent: Duration;
  /** How long each pod of each workload is away, one after the other. Default: none is killed for itself. */
  readonly podsAway?: Duration;
  /** The alert that fires because of what comes. Default: none is asked for. */
  readonly alertname?: string;
}

/** The most that writing and reading may stop, in seconds. */
const most = { writing: 30, reading: 30 };

/**
 * A store that keeps copies, under load: its pods are killed, a zone is lost, and all is rolled. Nothing that was accepted is lost or
 * there twice, and it takes and answers all the time.
 */
export const inCopies = (
  kept: Kept,
  { bucket, zoneAway, zoneSilent: silentFor, podsAway, alertname }: CopiesProps,
): Part => ({
  title: `Copies of ${kept.what}: ${podsAway ? 'each pod killed, ' : ''}a zone lost for ${zoneAway}, another silent for ${silentFor}, the bucket away for ${bucket.away}, everything rolled`,
  steps: ({ model }) => {
    const store = storeOf(model, kept);
    const { own, caches } = workloadsOf(store);
    const needs = {
      pods: allOf(own.map(({ peer }) => eachRunning(peer))),
      writing: eachRunning(peerOf(store, kept.written)),
      reading: eachRunning(peerOf(store, kept.read)),
    };
    // What is there lately may be in the bucket already, and is answered from a cache while the bucket is away.
    const withCaches = { ...needs, caches: allOf(caches.map(({ peer }) => eachRunning(peer))) };
    let load: CopiesLoad | undefined;
    const under = (): CopiesLoad => {
      if (!load) throw new Error('there is no load');
      return load;
    };
    const ofSecondZone: UnderLoad<typeof withCaches>['pods'] = (given) =>
      inZone(model, 1, [...own, ...caches], [...given.pods, ...given.caches]);
    const underLoad: UnderLoad<typeof needs> = { needs, pods: ({ pods }) => pods.flat(), load: under };
    return [
      check({
        name: 'the pods of a zone are killed at once, and come back',
        asked: `each is ready again, ${zoneAway} later`,
        needs,
        find: async ({ pods: workloads, writing, reading }) => {
          load = new CopiesLoad(writing, reading, kept);
          await warm(load);
          const zone = inZone(model, 0, own, workloads);
          await lost(zone, zoneAway);
          return { passed: true, got: zone.map(({ pod }) => pod.title).join(', ') };
        },
      }),
      zoneSilent(silentFor, { needs: withCaches, pods: ofSecondZone, load: under }),
      ...(podsAway ? [eachKilled(podsAway, underLoad)] : []),
      bucketAway(bucket, store, { ...underLoad, needs: withCaches }),
      check({
        name: 'every workload is rolled, each one pod after the other, those of zones one zone after the other',
        asked: 'each ends in the time that its manifest gives, and is ready again',
        needs,
        find: async ({ pods: workloads }) => {
          under();
          const forced = await rolledInTurn(own, workloads);
          return {
            passed: forced.length === 0,
            got: forced.length > 0 ? `by force: ${forced.join(', ')}` : 'all ended',
          };
        },
      }),
      ...(alertname === undefined ? [] : [tells(store, alertname, needs)]),
      check({
        name: `${kept.what} were taken all the time`,
        asked: `at most ${most.writing} s without an accepted batch`,
        needs,
        find: async () => {
          await under().stop();
          return gap(under().pushes, most.writing);
        },
      }),
      check({
        name: 'questions were answered all the time',
        asked: `at most ${most.reading} s without an answer`,
        needs,
        find: (_given, { notes }) => {
          notes.note(failuresOf(under()));
          return gap(under().queries, most.reading);
        },
      }),
      check({
        name: `all accepted ${kept.what} are there, each once`,
        asked: `the ${kept.what}, and none twice`,
        needs,
        find: async ({ reading }) => {
          const { accepted, began } = under();
          const url = await readyAt(reading, 0);
          const all = await askUntil(
            60,
            () => kept.found(url, began),
            (found) => found.length >= accepted.length,
          );
          const [there, sent] = [new Set(all), new Set(accepted)];
          const missing = [...sent].filter((each) => !there.has(each)).length;
          const twice = all.length - there.size;
          const passed = sent.size > 0 && missing === 0 && twice === 0 && there.size === sent.size;
          return { passed, got: `${all.length} of ${sent.size}, ${missing} missing, ${twice} twice` };
        },
      }),
    ];
  },
});

/** Some seconds in which all is well. */
const warm = (load: CopiesLoad) =>
  askUntil(
    30,
    () => load.queries.filter(({ failure }) => failure === undefined).length,
    (answered) => answered >= 3,
  );

/** The component that takes it. */
const storeOf = ({ environment }: Model, { what, written }: Kept): Component =>
  required(
    environment.components.find(({ endpoints }) => endpoints.some(({ protocol }) => protocol === written)),
    `a store of ${what}`,
  );

const peerOf = (store: Component, protocol: string): Workload['peer'] => {
  const endpoint = store.endpoints.find((each) => each.protocol === protocol);
  const workload = store.workloads.find(({ peer }) => peer === endpoint?.peer);
  return required(workload, `somebody who speaks ${protocol}`).peer;
};
