import { lateArrival } from '../stores';

/**
 * For spans that waited elsewhere. A block notes no time before this slack ago, and a search passes over blocks whose time is not that of its
 * question: with the default of 2 minutes older traces are stored and found by their id alone.
 */
export const lateWal = { ingestion_time_range_slack: lateArrival.toString() };
