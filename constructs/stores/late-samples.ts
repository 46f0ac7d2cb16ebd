import { hours } from '../kit';

/**
 * How much older than the newest sample of its series one may be. Writers that waited for half an hour send what they kept; another
 * half hour is for their clocks and retries.
 */
export const lateSamples = hours(1);
