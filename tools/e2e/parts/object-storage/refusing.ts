import { randomBytes } from 'node:crypto';
import type { Endpoint } from '../../../../constructs/kit';
import type { ComponentAlert } from '../../../../constructs/kit/vocabulary/alert';
import { ask } from '../../../http';
import type { Outcome } from '../../../report';
import { eventually } from '../../../wait';
import type { Cluster } from '../../cluster';
import type { Container } from '../../cluster/container';
import { isReady } from '../../cluster/probe';
import type { Model } from '../../model';
import { profilesTaken } from '../../model/profiles';
import { collector } from '../../needs/collector';
import { shop } from '../../needs/played';
import { running } from '../../needs/running';
import type { ObjectStore } from '../../programs/object-store';
import type { Part } from '../../suite/part';
import { action, check, type Step } from '../../suite/step';
import { alertsAbout, counted, namesOf } from '../copies/alert-counter';
import { aSecond, pushing } from '../profiles/ways';
import { Sent } from './load';

const refusals = {
  'another key': /signature we calculated does not match/,
  'no bucket': /specified bucket does not exist/,
};

export interface RefusingProps {
  readonly server: () => ObjectStore;
  readonly bucket: string;
  /** Why the bucket takes nothing, one after the other. */
  readonly refusals: readonly (keyof typeof refusals)[];
}

/** Mimir tries twenty times. */
const endSeconds = 150;

/** A bucket that takes nothing: what a running store counts by which its alert fires, and what one does that starts. */
export const refusingBucket = ({ server, bucket, refusals: given }: RefusingProps): Part => ({
  title: 'A bucket that takes nothing',
  steps: ({ model }) => {
    const away = async (refusal: keyof typeof refusals) => {
      await server().stop();
      if (refusal === 'another key') return server().start(randomBytes(20).toString('hex'));
      await server().start();
      await server().remove(bucket);
    };
    const profiles = pushing(profilesTaken(model));
    const of = (store: StoreName) => running(endpointOf(model, store).peer);
    const all = { loki: of('loki'), mimir: of('mimir'), tempo: of('tempo'), pyroscope: of('pyroscope') };
    const needs = { ...all, collector: collector(model), shop, profiles };
    const before = new Map<StoreName, number>();
    return [
      action({
        name: 'the bucket knows another key',
        needs,
        act: async ({ collector, shop, profiles, ...stores }, { cluster }) => {
          for (const store of names) before.set(store, await counted(alertsOf(model, store), [stores[store]]));
          await new Sent('refused').by(collector.sender(shop, { 'service.name': 'refused' }));
          await away('another key');
          await profiles({ service: 'refused', stacks: aSecond });
          // As they would by themselves within two hours.
          await ask(`${baseOf(cluster, model, 'loki')}/flush`, { method: 'POST' });
          await ask(`${baseOf(cluster, model, 'mimir')}/ingester/flush`, { method: 'POST' });
        },
      }),
      ...names.map((store) =>
        check({
          name: `what ${store} cannot write is counted where its alert looks`,
          asked: namesOf(alertsOf(model, store)),
          needs,
          find: async (stores) => {
            const more = await eventually(120, async () => {
              const grown = (await counted(alertsOf(model, store), [stores[store]])) - (before.get(store) ?? 0);
              return grown > 0 ? grown : undefined;
            });
            return { passed: more !== undefined, got: `${more ?? 0} more` };
          },
        }),
      ),
      ...given.flatMap((refusal): Step[] => {
        let outcomes: Readonly<Record<string, Outcome>> = {};
        return [
          action({
            name: `every store starts with ${refusal}`,
            needs,
            act: async (stores) => {
              const containers = names.map((store) => stores[store]);
              await Promise.all(containers.map((each) => each.kill()));
              await away(refusal);
              stores.pyroscope.start();
              outcomes = Object.fromEntries(
                await Promise.all(
                  ending.map(async (store) => [store, await started(stores[store], refusals[refusal])]),
                ),
              );
            },
          }),
          ...ending.map((store) =>
            check({
              name: `${store} that starts with ${refusal}`,
              asked: `ends by itself, and says why: ${refusals[refusal]}`,
              needs,
              find: () => outcomes[store] ?? { passed: false, got: 'not started' },
            }),
          ),
          check({
            name: `pyroscope that starts with ${refusal}`,
            asked: 'goes on, and takes no profile',
            needs,
            find: async ({ pyroscope, profiles }) => {
              const { status } = await profiles({ service: 'refused', stacks: aSecond });
              return {
                passed: pyroscope.running && status >= 500,
                got: `${pyroscope.running ? 'runs' : 'has ended'}, ${status}`,
              };
            },
          }),
        ];
      }),
      check({
        name: 'each store starts when the bucket is right again',
        asked: 'its readiness probe, within 120 s',
        needs,
        find: async (stores) => {
          const containers = names.map((store) => stores[store]);
          await Promise.all(containers.map((each) => each.kill()));
          await server().stop();
          await server().start();
          for (const each of containers) each.start();
          const ready = await Promise.all(
            containers.map(({ pod, spec }) => eventually(120, async () => (await isReady(pod, spec)) || undefined)),
          );
          return { passed: ready.every(Boolean), got: names.filter((_, index) => ready[index]).join(', ') };
        },
      }),
    ];
  },
});

const names = ['loki', 'mimir', 'tempo', 'pyroscope'] as const;
type StoreName = (typeof names)[number];

/** Those that need the bucket when they start. */
const ending = ['loki', 'mimir', 'tempo'] as const;

const endpointOf = (model: Model, store: StoreName): Endpoint =>
  ({ loki: model.logStore, mimir: model.metricStore, tempo: model.traceStore, pyroscope: model.profileStore })[store];

const baseOf = (cluster: Cluster, model: Model, store: StoreName): string =>
  new URL(cluster.urlOf(endpointOf(model, store))).origin;

/** The alert of a store that it cannot write. */
const alertsOf = (model: Model, store: StoreName): readonly ComponentAlert[] =>
  alertsAbout(model.componentOf(endpointOf(model, store)), /CannotUpload$/);

/** Starts a store, and waits for its end. */
async function started(container: Container, says: RegExp): Promise<Outcome> {
  const begin = Date.now();
  container.start();
  const ended = await eventually(endSeconds, () => (container.running ? undefined : true));
  const words = container.newestLines;
  const seconds = ((Date.now() - begin) / 1000).toFixed(0);
  return {
    passed: ended === true && says.test(words),
    got: ended ? `after ${seconds} s: ${says.exec(words)?.[0] ?? words}` : 'it runs',
  };
}
