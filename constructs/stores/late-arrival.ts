import { hours } from '../kit';

/**
 * How old a sample or a span may be when it comes. Senders that waited for half an hour send what they kept; another half hour is
 * for their clocks and retries.
 */
export const lateArrival = hours(1);
