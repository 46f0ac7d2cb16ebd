import type { Context } from '../context';
import type { Part } from '../parts';
import { checkApplication } from './application';
import { checkCorrelation } from './correlation';
import { checkNode } from './node';
import { checkOutage } from './outage';
import { checkOverload } from './overload';
import { checkSampling } from './sampling';
import { checkSignals } from './signals';
import { measureThroughput } from './throughput';

interface Checks {
  readonly title: string;
  readonly run: (context: Context) => Promise<void>;
}

/** What each part of a run does. */
export const checks: Readonly<Record<Part, Checks>> = {
  sampling: { title: 'Sampling and rates', run: checkSampling },
  signals: { title: 'Labels, filter, no duplicates', run: checkSignals },
  application: { title: 'The Spring application with the Java agent', run: checkApplication },
  node: { title: 'What Alloy scrapes', run: checkNode },
  correlation: { title: 'The links between the datasources', run: checkCorrelation },
  throughput: { title: 'Throughput', run: measureThroughput },
  outage: { title: 'The stores stopped for a minute under load, the Collector killed', run: checkOutage },
  overload: { title: 'Overload', run: checkOverload },
};
