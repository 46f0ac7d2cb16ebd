import type { Checks } from './checks';
import { Endpoint } from './endpoint';

/** The first destination of a signal, and that of its copy. */
export interface Copied {
  /** The signal, as `copyTo` names it. */
  readonly signal: string;
  /** The property that names the first destination. */
  readonly property: string;
  /** Anything but an endpoint is somebody who pulls. Undefined: there is no first destination. */
  readonly first: unknown;
  readonly copy: Endpoint | undefined;
}

/**
 * Reports a copy that has no first destination, or that goes where the first goes. `copyTo`: what was given. `each`: the signals that the
 * component sends.
 */
export function checkCopies(check: Checks, copyTo: object | undefined, each: readonly Copied[]): void {
  if (copyTo === undefined || !check.sound('copyTo')) return;
  const signals = each.map(({ signal }) => signal);
  check.require(
    each.some(({ copy }) => copy !== undefined),
    'copyTo',
    'no signal is named, so nothing is copied',
    `a destination for one of: ${signals.join(', ')}`,
  );
  for (const { signal, property, first, copy } of each) {
    if (!copy || !check.sound(property)) continue;
    const at = `copyTo.${signal}`;
    const given = check.require(
      first !== undefined,
      at,
      `there is a copy of ${signal} and no first destination`,
      `${property}, with this endpoint where it is to be the only one`,
    );
    if (!given || !(first instanceof Endpoint)) continue;
    check.require(
      place(first) !== place(copy),
      at,
      `${copy.url} is where ${property} sends already, so everything would be there twice`,
      `another destination, or ${property} alone`,
    );
  }
}

/** Equal for two that lead to the same data, by a gateway too. By other credentials it is another tenant's. */
function place(endpoint: Endpoint): string {
  const { protocol, url, access } = endpoint.passesOnTo ?? endpoint;
  return JSON.stringify([protocol, url, access?.credentials]);
}
