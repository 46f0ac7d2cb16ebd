import type { Checks } from '../model/checks';
import type { ConnectionDetails, Endpoint } from '../model/endpoint';
import { type Protocol, protocols, type TakesData } from '../model/protocols';

/** Reports an endpoint of another protocol or environment, and one that does not take what the sender can send. */
export function checkConnection(
  check: Checks,
  environment: string,
  property: string,
  spoken: readonly Protocol[],
  to: Endpoint,
  { largestRequest: sent }: ConnectionDetails,
): void {
  const { component } = to.owner;
  check.require(
    spoken.includes(to.protocol),
    property,
    `${component} speaks ${to.protocol} there`,
    `${neededEndpoint(spoken)}, such as ${protocols[spoken[0] ?? 'http'].example}`,
  );
  check.require(
    to.owner.environment === environment,
    property,
    `${component} belongs to the environment ${to.owner.environment}`,
    `an endpoint of ${environment}, or an external endpoint that says how the other cluster is reached`,
  );
  const { largestRequest: taken }: TakesData = 'largestRequest' in to.offers ? to.offers : {};
  check.require(
    !spoken.includes(to.protocol) || !sent || !taken || sent.mebibytes <= taken.mebibytes,
    property,
    `requests of up to ${sent} go to ${component}, which takes at most ${taken}`,
    `a smaller request at the sender, or a receiver that takes ${sent}`,
  );
}

export const neededEndpoint = (spoken: readonly Protocol[]): string => `an endpoint that speaks ${spoken.join(' or ')}`;
