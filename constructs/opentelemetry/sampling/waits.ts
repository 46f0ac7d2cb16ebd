import { type Duration, seconds } from '../../kit';

/** How long traces wait for their decision. */
export interface Waits {
  readonly decisionWait: Duration;
  readonly decisionWaitAfterRootReceived: Duration;
}

/** The waits of a Collector, with their defaults. */
export const waitsOf = ({
  decisionWait = seconds(60),
  decisionWaitAfterRootReceived = seconds(6),
}: Partial<Waits>): Waits => ({ decisionWait, decisionWaitAfterRootReceived });

/** How long an application's SDK holds a finished span back, by default. OTEL_BSP_SCHEDULE_DELAY */
export const sdkDelay = seconds(5);

/** The age of a span when it leaves the sampler, at most: it waited in its application first. */
export const heldBack = ({ decisionWait }: Waits): Duration => seconds(decisionWait.seconds + sdkDelay.seconds);
