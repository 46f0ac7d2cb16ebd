import { type Duration, seconds } from '../../../../constructs/kit';
import { askUntil } from '../../../wait';
import { collector } from '../../needs/collector';
import { played } from '../../needs/played';
import { eachRunning } from '../../needs/running';
import { allOf } from '../../suite/need';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';
import { failuresOf, gap, since } from '../copies/answered';
import { type BucketAwayProps, bucketAway } from '../copies/bucket-away';
import { eachKilled } from '../copies/each-killed';
import { lost, rolled, rolledInTurn, settled } from '../copies/events';
import { inZone } from '../copies/store-pods';
import type { UnderLoad } from '../copies/under-load';
import { zoneSilent } from '../copies/zone-silent';
import { tiersOf } from '../tiers/tiers-of';
import { marker, spansOfTrace, TracesLoad } from './load';
import { asks, storeOf } from './store';

export interface ThroughLogProps {
  /** How long a zone and a broker are away. */
  readonly away: Duration;
  /** How long another zone, with its broker, answers nobody. */
  readonly zoneSilent: Duration;
  /** How long each pod is away, one after the other. Default: none is killed for itself. */
  readonly podsAway?: Duration;
  /** How long a broker answers before the next one is rolled. Default: as long as its manifest says. */
  readonly brokersApart?: Duration;
  /** The bucket in which everything is in the end, and how long it is away. */
  readonly bucket: BucketAwayProps;
}

/** The most that writing and reading may stop, in seconds. */
const most = { writing: 30, reading: 30 };

/** How long a trace may take from a sender, through the sampler and the log, into the bucket and its list, in seconds. */
const wayIntoBucket = 120;

/** How many traces are asked for at once in the end. */
const atOnce = 4;

/**
 * A store of traces behind a log, under load: a zone is lost, a broker is, and all is rolled, as Argo CD does it. Every trace that was accepted is
 * there, whole and once.
 */
export const tracesThroughLog = ({
  away,
  zoneSilent: silentFor,
  podsAway,
  bucket,
  ...props
}: ThroughLogProps): Part => ({
  title: `Traces through a log: ${podsAway ? 'each pod killed, ' : ''}a zone and a broker lost for ${away}, another zone silent for ${silentFor}, the bucket away for ${bucket.away}, everything rolled`,
  steps: ({ model }) => {
    const { store, own, caches, brokers, frontend } = storeOf(model);
    const { brokersApart = brokers.props.minReady ?? seconds(0) } = props;
    const needs = {
      pods: allOf(own.map(({ peer }) => eachRunning(peer))),
      brokers: eachRunning(brokers.peer),
      reading: eachRunning(frontend.peer),
      collector: collector(model),
      judges: eachRunning(tiersOf(model).sampling.peer),
      from: played({ name: marker }),
    };
    let load: TracesLoad | undefined;
    const under = (): TracesLoad => {
      if (!load) throw new Error('there is no load');
      return load;
    };
    const underLoad: UnderLoad<typeof needs> = {
      needs,
      pods: ({ pods, brokers }) => [...pods.flat(), ...brokers],
      load: under,
    };
    return [
      check({
        name: 'the pods of a zone are killed at once, and come back',
        asked: `each is ready again, ${away} later`,
        needs,
        find: async ({ pods, brokers: [broker, ...others], reading, collector: { sender }, from }) => {
          // Before all are ready: a live-store that started while the topic was made is ready with the first span.
          load = new TracesLoad(sender(from, { 'service.name': marker }), reading);
          await settled([...pods.flat(), ...others, ...(broker ? [broker] : [])]);
          await found(load);
          // What was asked before the first trace could be found is no failure.
          load.queries.length = 0;
          const zone = [...inZone(model, 0, own, pods), ...(broker ? [broker] : [])];
          await lost(zone, away);
          return { passed: true, got: zone.map(({ pod }) => pod.title).join(', ') };
        },
      }),
      check({
        name: 'another broker is killed, and comes back',
        asked: `it is ready again, ${away} later`,
        needs,
        find: async ({ brokers: [, broker] }) => {
          if (!broker) throw new Error('there is one broker');
          await found(under());
          await lost([broker], away);
          return { passed: true, got: broker.pod.title };
        },
      }),
      check({
        name: 'a pod that judges traces is killed, and comes back',
        asked: `it is ready again, ${away} later`,
        needs,
        find: async ({ judges: [judge] }) => {
          if (!judge) throw new Error('no pod judges traces');
          await found(under());
          await lost([judge], away);
          return { passed: true, got: judge.pod.title };
        },
      }),
      zoneSilent(silentFor, {
        ...underLoad,
        needs: { ...needs, caches: allOf(caches.map(({ peer }) => eachRunning(peer))) },
        pods: (given) => [
          ...inZone(model, 1, [...own, ...caches], [...given.pods, ...given.caches]),
          ...given.brokers.slice(1, 2),
        ],
      }),
      ...(podsAway ? [eachKilled(podsAway, underLoad)] : []),
      check({
        name: 'the brokers are rolled, one after the other, the last first',
        asked: `each ends in its time and is ready again, the next one ${brokersApart} later`,
        needs,
        find: async ({ brokers: all }, { notes }) => {
          const [begin, forced] = [Date.now(), await rolled([all], brokersApart)];
          notes.note(`While the brokers were rolled. ${failuresOf(since(under(), begin))}`);
          return {
            passed: forced.length === 0,
            got: forced.length > 0 ? `by force: ${forced.join(', ')}` : 'all ended',
          };
        },
      }),
      bucketAway(bucket, store, { ...underLoad, pods: ({ pods }) => pods.flat() }),
      check({
        name: 'every workload is rolled, each one pod after the other, the zones of live-stores one after the other',
        asked: 'each is ready again, and those ended in their time that take or keep spans',
        needs,
        find: async ({ pods, reading }) => {
          under();
          const forced = await rolledInTurn(own, pods);
          // Those that answer never end by themselves.
          const answer = own.filter(({ peer }) => peer === frontend.peer || asks(model, peer, frontend.peer));
          const known = [...reading.map(({ pod }) => pod.workload), ...answer.map(({ name }) => name)];
          const others = forced.filter((title) => !known.some((name) => title.startsWith(name)));
          const got = forced.length > 0 ? `by force: ${forced.join(', ')}` : 'all ended';
          return { passed: others.length === 0, got };
        },
      }),
      check({
        name: 'traces were taken all the time',
        asked: `at most ${most.writing} s without an accepted trace`,
        needs,
        find: async () => {
          await under().stop();
          return gap(under().pushes, most.writing);
        },
      }),
      check({
        name: 'questions were answered all the time',
        asked: `at most ${most.reading} s without an answer that has a trace`,
        needs,
        find: (_given, { notes }) => {
          notes.note(failuresOf(under()));
          return gap(under().queries, most.reading);
        },
      }),
      check({
        name: 'every accepted trace is there, whole, each span once',
        asked: `${spansOfTrace} spans of each trace`,
        needs,
        find: async () => {
          const { accepted } = under();
          let left = [...accepted];
          const wrong = await askUntil(
            wayIntoBucket,
            async () => {
              const counts: number[] = [];
              // A few at once: many are answered 429.
              for (let first = 0; first < left.length; first += atOnce) {
                const some = left.slice(first, first + atOnce);
                counts.push(...(await Promise.all(some.map((id, index) => under().spansOf(id, first + index)))));
              }
              left = left.filter((_, index) => counts[index] !== spansOfTrace);
              return left.length;
            },
            (count) => count === 0,
            5000,
          );
          return {
            passed: wrong === 0 && accepted.length > 0,
            got: `${accepted.length - wrong} of ${accepted.length}`,
          };
        },
      }),
    ];
  },
});

/** Until a question is answered with a trace. */
const found = (load: TracesLoad) =>
  askUntil(
    90,
    () => load.queries.slice(-3).filter(({ failure }) => failure === undefined).length,
    (answered) => answered >= 3,
  );
