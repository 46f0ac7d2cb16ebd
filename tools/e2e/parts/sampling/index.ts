import { seconds } from '../../../../constructs/kit';
import { collector } from '../../needs/collector';
import { played } from '../../needs/played';
import type { Part } from '../../suite/part';
import { check } from '../../suite/step';
import { keptSteps } from './kept';
import { SamplingLoad } from './load';
import { overflow } from './overflow';
import { rateSteps } from './rates';

export interface SamplingProps {
  /** How many traces are sent. */
  readonly total: number;
  /** How many of them have failed. */
  readonly failed: number;
  /** How many of them are slow. */
  readonly slow: number;
  /** Traces in a second. The Collector holds a limited number of traces until it decides about them. */
  readonly rate: number;
  /** The standard deviations by which the kept share may differ from the stated one. The traces are the same in every run. Default: 3. */
  readonly deviations?: number;
}

/** Traces with fixed ids are sent. The sampler keeps the right ones, and the metrics that are made from traces count all of them. */
export const sampling = ({ deviations = 3, ...props }: SamplingProps): Part => ({
  title: 'Sampling, and rates of all traces',
  steps: ({ model, manifests }) => {
    const policy = model.sampling;
    const load = new SamplingLoad(props, policy.slowerThan ?? seconds(2));
    const senders = {
      collector: collector(model),
      caller: played({ name: load.caller }),
      first: played({ name: 'checkout-a', service: load.callee }),
      second: played({ name: 'checkout-b', service: load.callee }),
    };
    const tooManyNames = overflow(model, manifests, senders.collector);
    return [
      ...tooManyNames.send,
      check({
        name: `${props.total} traces are accepted`,
        asked: `OTLP/HTTP, ${props.rate} traces in a second`,
        needs: senders,
        find: ({ collector, caller, first, second }) =>
          load.sendAll(collector.sender(caller), [collector.sender(first), collector.sender(second)]),
      }),
      ...keptSteps(model, load, { policy, deviations, senders }),
      ...rateSteps(model, load, { policy, deviations, senders }),
      ...tooManyNames.check,
    ];
  },
});
