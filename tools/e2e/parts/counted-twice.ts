import { eventually } from '../../wait';
import { collector } from '../needs/collector';
import { running } from '../needs/running';
import { metricStore, traceMetrics } from '../needs/stores';
import { allOf } from '../suite/need';
import type { Part } from '../suite/part';
import { action, check } from '../suite/step';
import { bothCounts, type Counted, type Pair, settledSeconds } from './counted';

export interface CountedTwice extends Counted {
  readonly what: string;
  /** How far they may lie apart, in percent of the service's. Default: not at all. */
  readonly percent?: number;
}

export interface CountedTwiceProps {
  /** The workloads that make the load. They are stopped before anything is compared. */
  readonly loads: readonly string[];
  /** The others, which have to run. */
  readonly services: readonly string[];
  readonly counts: readonly CountedTwice[];
}

/** What services count themselves and what is counted by their spans agree, when nothing is under way any more. */
export const countedTwice = ({ loads, services, counts }: CountedTwiceProps): Part => ({
  title: 'Counted by the services and by their spans',
  steps: ({ model }) => {
    const of = (name: string) => running(model.workload(name).peer);
    const others = Object.fromEntries(services.map((name) => [name, of(name)]));
    const needs = {
      ...others,
      loads: allOf(loads.map(of)),
      collector: collector(model),
      metrics: metricStore(model),
      spans: traceMetrics(model),
    };
    return [
      action({
        name: 'the load ends',
        needs,
        act: async ({ loads }) => {
          for (const load of loads) await load.stop();
        },
      }),
      ...counts.map(({ what, own, spans, percent = 0 }) =>
        check({
          name: what,
          asked: `${own} is ${spans}${percent > 0 ? `, within ${percent} %` : ''}`,
          needs,
          find: async (given) => {
            const agreeing = await eventually(
              settledSeconds,
              async () => {
                const found = await bothCounts(given.metrics, given.spans, { own, spans });
                return agree(found, percent) ? found : undefined;
              },
              3000,
            );
            const [mine, theirs] = agreeing ?? (await bothCounts(given.metrics, given.spans, { own, spans }));
            return { passed: agreeing !== undefined, got: `${shown(mine)} and ${shown(theirs)}` };
          },
        }),
      ),
      action({
        name: 'the load goes on',
        needs,
        act: ({ loads }) => {
          for (const load of loads) load.start();
        },
      }),
    ];
  },
});

/** Nothing counted agrees with nothing. */
const agree = ([own, spans]: Pair, percent: number): boolean =>
  own !== undefined && spans !== undefined && own > 0 && Math.abs(own - spans) <= (own * percent) / 100;

const shown = (value: number | undefined): string =>
  value === undefined ? 'nothing' : String(Math.round(value * 1000) / 1000);
