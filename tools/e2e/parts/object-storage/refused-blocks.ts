import { randomBytes } from 'node:crypto';
import type { Outcome } from '../../../report';
import { sumShown } from '../../../shown-metrics';
import { eventually } from '../../../wait';
import type { Container } from '../../cluster/container';
import { collector } from '../../needs/collector';
import { shop } from '../../needs/played';
import { eachRunning } from '../../needs/running';
import type { ObjectStore } from '../../programs/object-store';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';
import { alertsAbout, counted, namesOf } from '../copies/alert-counter';
import { urlOf } from '../copies/answered';
import { Sent } from './load';

export interface RefusedBlocksProps {
  readonly server: () => ObjectStore;
  /** The workload that brings spans from the log into the bucket, and what it counts when it has. */
  readonly builder: string;
  readonly brought: RegExp;
  /** The one by whose counter the alert fires. */
  readonly scheduler: string;
}

/** The scheduler tries once a minute. */
const trySeconds = 150;

/** A bucket that takes nothing from a store behind a log: what is counted by which the alert fires, and that everything goes on later. */
export const refusedBlocks = (props: RefusedBlocksProps): Part => ({
  title: 'A bucket that takes no blocks from the log',
  steps: ({ model }) => {
    const { server, builder, brought, scheduler } = props;
    const alerts = alertsAbout(model.componentOf(model.traceStore), /CannotUpload$/);
    const needs = {
      builders: eachRunning(model.workload(builder).peer),
      schedulers: eachRunning(model.workload(scheduler).peer),
      collector: collector(model),
      shop,
    };
    const grown = async (count: () => Promise<number>, before: number): Promise<Outcome> => {
      const more = await eventually(trySeconds, async () => ((await count()) > before ? await count() : undefined));
      return { passed: more !== undefined, got: `${(more ?? before) - before} more` };
    };
    return [
      check({
        name: 'what cannot be written is counted where the alert looks, while the bucket knows another key',
        asked: `${namesOf(alerts)} of ${scheduler}`,
        needs,
        find: async ({ schedulers }) => {
          const failed = () => counted(alerts, schedulers);
          const before = await failed();
          await server().stop();
          await server().start(randomBytes(20).toString('hex'));
          return grown(failed, before);
        },
      }),
      check({
        name: 'spans of that time come into the bucket when it is right again',
        asked: `${brought} of ${builder}`,
        needs,
        find: async ({ builders, collector, shop }) => {
          await new Sent('refused').by(collector.sender(shop, { 'service.name': 'refused' }));
          const blocks = () => shownBy(builders, brought);
          const before = await blocks();
          await server().stop();
          await server().start();
          return grown(blocks, before);
        },
      }),
    ];
  },
});

async function shownBy(containers: readonly Container[], counter: RegExp): Promise<number> {
  const shown = containers.map((container) => sumShown(`${urlOf(container)}/metrics`, counter));
  return (await Promise.all(shown)).reduce((sum, each) => sum + each, 0);
}
