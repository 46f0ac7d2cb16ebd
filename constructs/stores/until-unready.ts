import { seconds } from '../kit';

/**
 * A pod of a store that is to end says that it is not ready and goes on for so long: until no Service leads to it any more. Otherwise those
 * who come meanwhile are refused.
 */
export const untilUnready = seconds(10);
