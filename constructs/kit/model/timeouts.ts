import { type Duration, minutes, seconds } from './units';

/** The longest that a query may take, in a store and where it asks others. */
export interface QueryTimeouts {
  /** After it the store ends a query, and says so. */
  readonly query: Duration;
  /** After it the connection is closed without a word, so it is longer: how long an answer takes at most. */
  readonly answer: Duration;
}

/** The time in which an answer that says that a query took too long is written. */
const said = seconds(10);

/** The timeouts of a store. */
export const queryTimeouts = (queryTimeout: Duration = minutes(5)): QueryTimeouts => ({
  query: queryTimeout,
  answer: longerThan(queryTimeout),
});

/** A timeout for a caller of a program that has this one. */
export const longerThan = (timeout: Duration): Duration => seconds(Math.ceil(timeout.seconds) + said.seconds);
