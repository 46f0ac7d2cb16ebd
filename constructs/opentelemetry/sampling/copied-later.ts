import { seconds } from '../../kit';
import type { Waits } from './waits';

/**
 * For so long those who judge a trace once more wait longer. A live-store of Tempo joins what comes of a trace within ten seconds without comparing it, and would
 * show each span twice; what comes later it compares. https://github.com/grafana/tempo/blob/v3.0.3/modules/livestore/config.go (max_trace_idle)
 */
export const copiedLater = seconds(20);

/** The waits of those who judge a trace once more. */
export const waitsOfCopies = ({ decisionWait, decisionWaitAfterRootReceived }: Waits): Waits => ({
  decisionWait: seconds(decisionWait.seconds + copiedLater.seconds),
  decisionWaitAfterRootReceived: seconds(decisionWaitAfterRootReceived.seconds + copiedLater.seconds),
});
