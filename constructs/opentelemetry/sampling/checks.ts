import { type Duration, Percentage } from '../../kit';
import type { Checks } from '../../kit/model/checks';
import { repeated } from '../../kit/model/repeated';
import type { CollectorCopies } from '../copies';
import { offersOf, type TracesDestination } from '../destinations';
import { type KeepPolicy, SlowTraces } from './keep';
import { sdkDelay, type Waits } from './waits';

/** What is sampled, and by whom. */
export interface Sampled {
  readonly replicas?: number;
  readonly keep: readonly KeepPolicy[];
  readonly tracesTo: TracesDestination;
  readonly copyTo?: CollectorCopies;
  readonly countedWrongly: CountedWrongly;
}

/** Why a store that makes metrics from traces would count the kept ones wrongly; undefined where it counts rightly. */
export type CountedWrongly = (
  tracesTo: TracesDestination,
) => { readonly problem: string; readonly instead: string } | undefined;

/** Why a store counts wrongly that takes every kept trace for one. */
export const countsEachAsOne: CountedWrongly = (tracesTo) =>
  offersOf(tracesTo).spanMetrics?.countsBySamplingThreshold
    ? undefined
    : {
        problem: `${tracesTo.owner.component} counts each kept trace as one, so request rates would be those of the sample`,
        instead: 'a store that counts by sampling threshold, such as Tempo 3, or percent(100)',
      };

/** Reports what would split a trace, decide it too late, or make its store count it wrongly. */
export function checkSampling(check: Checks, sampled: Sampled, waits: Waits): void {
  const { replicas = 1, keep, tracesTo, copyTo = {}, countedWrongly } = sampled;
  const { spanMetrics } = offersOf(tracesTo);
  check.require(
    replicas === 1 || !check.sound('replicas'),
    'replicas',
    `${replicas} replicas would each sample a part of a trace, as nothing sends the spans of one trace to one of them`,
    'replicas: 1, with more tracesPerSecond and resources where one is too slow',
  );
  const everything = keep.some((policy) => policy instanceof Percentage && policy.value === 100);
  for (const [property, to] of [['tracesTo', tracesTo] as const, ['copyTo.traces', copyTo.traces] as const]) {
    const wrong = to && offersOf(to).spanMetrics && !everything ? countedWrongly(to) : undefined;
    if (wrong) check.report(property, wrong.problem, wrong.instead);
  }
  if (check.sound('decisionWait', 'decisionWaitAfterRootReceived')) checkWaits(check, waits);
  if (check.sound('keep')) {
    checkKeep(check, keep, { decisionWait: waits.decisionWait, countedAfterwards: spanMetrics !== undefined });
  }
}

function checkWaits(check: Checks, { decisionWait, decisionWaitAfterRootReceived: afterRoot }: Waits): void {
  check.require(
    Number.isInteger(decisionWait.seconds) && Number.isInteger(afterRoot.seconds),
    'decisionWait',
    `the sampler looks once a second, and ${decisionWait} or ${afterRoot} is not a whole number of seconds`,
    'whole seconds',
  );
  check.require(
    afterRoot.seconds < decisionWait.seconds,
    'decisionWaitAfterRootReceived',
    `${afterRoot} after its root is not sooner than the ${decisionWait} after which every trace is decided`,
    `less than ${decisionWait.seconds} s, such as seconds(6)`,
  );
}

function kindOf(policy: KeepPolicy): string {
  if (policy instanceof Percentage) return 'a percentage';
  return policy instanceof SlowTraces ? 'slowerThan' : 'errors';
}

/** Reports policies that contradict each other, sample nothing, or can't be decided in the time there is. */
function checkKeep(
  check: Checks,
  keep: readonly KeepPolicy[],
  options: {
    readonly decisionWait: Duration;
    /** Request rates are made from what is kept. */
    readonly countedAfterwards: boolean;
  },
): void {
  const property = 'keep';
  const example = '[errors(), slowerThan(seconds(2)), percent(10)]';
  if (!check.require(keep.length > 0, property, 'nothing says which traces are kept', example)) return;
  for (const policy of keep) {
    if (policy instanceof SlowTraces) checkThreshold(check, policy, options.decisionWait);
  }
  for (const kind of repeated(keep.map(kindOf))) {
    check.report(property, `${kind} is there twice`, 'each kind of policy once');
  }
  // Request rates come from the kept traces, each counted for those that it stands for; of nothing, nothing can be counted.
  const share = keep.find((policy) => policy instanceof Percentage);
  check.require(
    !options.countedAfterwards || (share !== undefined && share.value !== 0),
    property,
    'of the normal traces none is kept, so the request rates made from traces would count failed and slow ones alone',
    `a percentage above zero, as in ${example}`,
  );
}

function checkThreshold(check: Checks, { threshold }: SlowTraces, decisionWait: Duration): void {
  // The wait begins with a trace's first span. The one that shows its slowness comes when it has ended and was sent.
  const needed = threshold.seconds + sdkDelay.seconds;
  check.require(
    needed <= decisionWait.seconds || !check.sound('decisionWait'),
    'keep',
    `slowerThan(${threshold}) can't be seen in time: such a trace is complete after ${needed} s (applications hold a finished span up to ${sdkDelay}), and it is decided ${decisionWait} after its first span`,
    `a threshold of at most ${Math.max(decisionWait.seconds - sdkDelay.seconds, 1)} s, or decisionWait: seconds(${Math.ceil(needed)})`,
  );
}
