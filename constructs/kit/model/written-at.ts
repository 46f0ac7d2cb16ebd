import { type CallSite, callSite } from './call-site';
import type { Checks } from './checks';

/** Where values were written that a function of this package made. */
const places = new WeakMap<object, CallSite>();

/** Remembers where a value was written, which may be far from the component that it is given to. */
export function written<T extends object>(value: T): T {
  places.set(value, callSite());
  return value;
}

/** The checks of a value: what is found belongs to the line where it was written, as far as that is known. */
export function checksOf(check: Checks, value: unknown): Checks {
  const place = typeof value === 'object' && value !== null ? places.get(value) : undefined;
  return place ? check.at(place) : check;
}
