import type { Component, Duration, Workload } from '../../../../constructs/kit';
import { askUntil } from '../../../wait';
import type { Container } from '../../cluster/container';
import type { Model } from '../../model';
import { required } from '../../model/unmet-need';
import { collector } from '../../needs/collector';
import { played } from '../../needs/played';
import { eachRunning } from '../../needs/running';
import { allOf } from '../../suite/need';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';
import { lost, rolled, settled } from '../copies/events';
import { longestGap, marker, spansOfTrace, TracesLoad } from './load';

export interface ThroughLogProps {
  /** How long a zone and a broker are away. */
  readonly away: Duration;
  /** How long each pod is away, one after the other. Default: none is killed for itself. */
  readonly podsAway?: Duration;
}

/** The most that writing and reading may stop, in seconds. */
const most = { writing: 30, reading: 30 };

/** How long a trace may take from a sender, through the sampler and the log, into the bucket and its list, in seconds. */
const wayIntoBucket = 120;

/**
 * A store of traces behind a log, under load: a zone is lost, a broker is, and all is rolled, as Argo CD does it. Every trace that was accepted is
 * there, whole and once.
 */
export const tracesThroughLog = ({ away, podsAway }: ThroughLogProps): Part => ({
  title: `Traces through a log: ${podsAway ? 'each pod killed, ' : ''}a zone and a broker lost for ${away}, everything rolled`,
  steps: ({ model }) => {
    const { own, brokers, frontend } = storeOf(model);
    const needs = {
      pods: allOf(own.map(({ peer }) => eachRunning(peer))),
      brokers: eachRunning(brokers.peer),
      reading: eachRunning(frontend.peer),
      collector: collector(model),
      from: played({ name: marker }),
    };
    let load: TracesLoad | undefined;
    const under = (): TracesLoad => {
      if (!load) throw new Error('there is no load');
      return load;
    };
    return [
      check({
        name: 'the pods of a zone are killed at once, and come back',
        asked: `each is ready again, ${away} later`,
        needs,
        find: async ({ pods, brokers: [broker, ...others], reading, collector: { sender }, from }) => {
          await settled([...pods.flat(), ...others, ...(broker ? [broker] : [])]);
          load = new TracesLoad(sender(from, { 'service.name': marker }), reading);
          await found(load);
          const zone = [...pods.flatMap((each, index) => inFirstZone(each, own[index])), ...(broker ? [broker] : [])];
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
      ...(podsAway
        ? [
            check({
              name: 'each pod is killed, one after the other, and comes back',
              asked: `each is ready again, ${podsAway} later, and the others with it`,
              needs,
              find: async ({ pods, brokers: all }) => {
                under();
                const each = [...pods.flat(), ...all];
                for (const container of each) {
                  await lost([container], podsAway);
                  await settled(each);
                }
                return { passed: true, got: `${each.length} pods` };
              },
            }),
          ]
        : []),
      check({
        name: 'every workload is rolled, each one pod after the other, the zones of live-stores one after the other',
        asked: 'each is ready again, and those ended in their time that take or keep spans',
        needs,
        find: async ({ pods, reading }) => {
          under();
          const forced: string[] = [];
          for (const wave of wavesOf(own)) {
            forced.push(...(await rolled(pods.filter((_, index) => (own[index]?.props.syncWave ?? 0) === wave))));
          }
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
          const longest = longestGap(under().sent);
          return { passed: longest <= most.writing, got: `${longest.toFixed(1)} s` };
        },
      }),
      check({
        name: 'questions were answered all the time',
        asked: `at most ${most.reading} s without an answer that has a trace`,
        needs,
        find: (_given, { notes }) => {
          const { queries, sent } = under();
          const failed = queries.filter(({ failure }) => failure !== undefined).length;
          notes.note(`Of ${queries.length} questions ${failed} failed, and ${sent.length} traces were sent.`);
          const longest = longestGap(queries);
          return { passed: longest <= most.reading, got: `${longest.toFixed(1)} s` };
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
              // One after the other: many at once are answered 429.
              for (const [turn, id] of left.entries()) counts.push(await under().spansOf(id, turn));
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

/** Those of the pods of a workload that are in the first zone. */
const inFirstZone = (pods: readonly Container[], workload: Workload | undefined): readonly Container[] => {
  const { syncWave } = workload?.props ?? {};
  // A workload that is in one zone alone has a wave of its own: the first one is in the first.
  if (syncWave !== undefined) return syncWave === 1 ? pods : [];
  return pods.slice(0, 1);
};

/** Whether one calls the other. */
const asks = ({ environment }: Model, from: Workload['peer'], to: Workload['peer']): boolean =>
  environment.connections.some((each) => each.from.peer === from && each.to.peer === to);

const wavesOf = (workloads: readonly Workload[]): readonly number[] =>
  [...new Set(workloads.map(({ props }) => props.syncWave ?? 0))].sort((a, b) => a - b);

/** The store of traces, by what takes spans and by what it writes into. */
function storeOf({ environment, traceStore }: Model) {
  const store: Component = required(
    environment.components.find(({ name }) => name === traceStore.owner.component),
    'a store of traces',
  );
  const log = required(
    store.connections.find(({ to }) => to.protocol === 'kafka'),
    'a log between those who take spans and those who keep them',
  ).to;
  const workloads = environment.components.flatMap((component) => component.workloads);
  const behind = (peer: unknown, what: string): Workload =>
    required(
      workloads.find((each) => each.peer === peer),
      what,
    );
  return {
    own: store.workloads.filter(({ props }) => 'http' in props.ports),
    brokers: behind(log.peer, 'brokers'),
    frontend: behind(traceStore.peer, 'somebody who answers TraceQL'),
  };
}
