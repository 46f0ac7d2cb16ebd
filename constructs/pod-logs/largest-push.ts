import { mebibytes } from '../kit';

/**
 * The largest request by which an agent pushes lines: both Alloy and Promtail send when they have 1 MiB of lines, not counting
 * the 22 bytes around each. With lines of one letter that is 23 MiB.
 */
export const largestPush = mebibytes(24);
