import type { Checks } from '../kit/model/checks';
import { copiesIn } from '../opentelemetry/copies';
import { offersOf } from '../opentelemetry/destinations';
import type { OtelCollectorProps } from './props';

/** A store that makes no metrics at all is refused for that. */
const countsCopiesOnce = (tracesTo: OtelCollectorProps['tracesTo']): boolean => {
  const { spanMetrics } = offersOf(tracesTo);
  return spanMetrics === undefined || spanMetrics.leavesOutCopies === true;
};

/** Reports what two tiers can't do, or what each of them is told for itself. */
export function checkTiers(check: Checks, props: OtelCollectorProps): void {
  const { replicas, resources, copyTo, metricsTo, tracesTo } = props;
  check.require(
    replicas === undefined,
    'replicas',
    'each of the two tiers has its own number of pods',
    'tiers: { routing: { replicas: 2 }, sampling: { replicas: 3 } }',
  );
  check.require(
    resources === undefined,
    'resources',
    'each of the two tiers has its own resources',
    'tiers: { routing: { resources }, sampling: { resources } }',
  );
  const { decisionWait: waits, tiers: { decisionWait: sizedFor = waits } = {} } = props;
  check.require(
    waits === undefined || sizedFor === undefined || waits.milliseconds <= sizedFor.milliseconds,
    'decisionWait',
    `traces wait for ${waits} in the memory of tiers that are sized for ${sizedFor}`,
    'the wait in collectorTiers(load, …) alone, which both have then',
  );
  check.require(
    props.configuration === undefined,
    'configuration',
    'each of the two tiers has its own configuration',
    'tiers: { routing: { configuration }, sampling: { configuration } }',
  );
  for (const [signal] of copiesIn(copyTo).filter(([each]) => each !== 'traces')) {
    check.report(
      `copyTo.${signal}`,
      `a copy waits on a disk, and those that take ${signal} in two tiers have none`,
      `no copy of ${signal} here: copyTo of the agent that sends them, or one Collector without tiers`,
    );
  }
  check.require(
    !('scrape' in metricsTo),
    'metricsTo',
    'a server that pulls would find the same series at several pods, as their senders come to another one from time to time',
    'a store to which metrics are sent, such as mimir.otlp',
  );
  check.require(
    !check.sound('tracesTo') || props.tiers?.samplingCopy === undefined || countsCopiesOnce(tracesTo),
    'tiers.samplingCopy',
    `${tracesTo.owner.component} counts in its metrics every span that comes, and would count those of kept traces twice`,
    'a Tempo of this environment, or a store that leaves out spans with sampling.copy and says so: offers: { spanMetrics: { leavesOutCopies: true, … } }',
  );
  check.require(
    !check.sound('tracesTo') || offersOf(tracesTo).spanMetrics !== undefined,
    'tracesTo',
    `${tracesTo.owner.component} makes no metrics from traces, and of several pods each would make the same series`,
    'a store that makes them, such as a Tempo with metricsTo',
  );
}
