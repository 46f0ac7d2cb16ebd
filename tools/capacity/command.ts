import { Refusal } from '../../constructs';
import { capacity } from '../../constructs/capacity';
import { type Command, sharedOptions } from '../cli/command';
import { formOptions, formsOf, loadOf, loadOptions, priceOptions, pricesOf } from './options';
import { asJson, asText } from './print';

export const command: Command = {
  name: 'capacity',
  summary: 'Says what a platform needs for a load, and what it costs in a month. No environment is needed.',
  details: `What is not stated of the load is an estimate for a cluster of so many nodes. Prices are list prices of Amazon Web Services in
US East, looked up on 2026-11-28, unless others are given; traffic over the network is not in them.
Where the figures come from: docs/capacity.md.`,
  options: {
    ...loadOptions,
    ...formOptions,
    ...priceOptions,
    currency: { value: 'NAME', help: 'the currency of all prices, each of which is given then; default: USD' },
    json: sharedOptions.json,
  },
  run(call) {
    const [load, forms, prices] = [loadOf(call), formsOf(call), pricesOf(call)];
    try {
      const needed = capacity(load, forms);
      console.log(call.has('json') ? asJson(needed, prices) : asText(needed, prices));
      return 0;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      console.error(error.message);
      return 1;
    }
  },
};
