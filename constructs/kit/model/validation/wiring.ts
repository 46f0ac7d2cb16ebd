import { accessValidator } from '../access-checks';
import { address } from '../address-checks';
import { hasBrand } from '../brand';
import { Endpoint, MissingEndpoint, missingEndpoint } from '../endpoint';
import { anyOf, type Protocol, protocols } from '../protocols';
import type { Scraper } from '../scraper';
import { proxyProblem } from '../through-proxy';
import { list } from './collections';
import { expecting, type Reporter, type Validator } from './validator';
import { reportGiven } from './values';

/** An endpoint of another component. Its protocol is compared when it is connected. */
export function endpoint<P extends Protocol>(...accepted: readonly [P, ...P[]]): Validator<Endpoint<P>> {
  const example = protocols[accepted[0]].example;
  const expected = `an endpoint that speaks ${anyOf(accepted)}, such as ${example}`;
  return {
    example,
    expected,
    validate(value, property, reporter) {
      if (value instanceof Endpoint) return reachable(value, property, reporter) ? value : missingEndpoint<P>();
      reportWiring(value, property, { example, expected }, reporter, (each) => isEndpointOf(each, accepted));
      return missingEndpoint<P>();
    },
  };
}

/**
 * Whether what `with` was given is right, which has nobody to report to: the addresses of an endpoint, its proxy, and what its callers show.
 * Reports what is wrong where the endpoint is used.
 */
function reachable(to: Endpoint, property: string, reporter: Reporter): boolean {
  const { protocol, owner, peer, access, proxy } = to;
  let isRight = true;
  const inner: Reporter = {
    report(...finding) {
      isRight = false;
      reporter.report(...finding);
    },
  };
  if (access && 'kind' in access) {
    const instead = '.with({ credentials: … }), with what was given in it';
    inner.report(property, 'what its callers show is given to with by itself', instead);
  } else if (access) accessValidator.validate(access, property, inner);
  if (peer.kind === 'outside-host') list(address).validate(peer.addresses, `${property}.addresses`, inner);
  if (proxy === undefined) return isRight;
  // One that was wrong itself has been reported.
  const known = spokenEndpoint('http-proxy').validate(proxy, `${property}.proxy`, inner);
  if (known instanceof MissingEndpoint) return false;
  const problem = proxyProblem(protocol);
  if (problem) inner.report(`${property}.proxy`, ...problem);
  else if (peer.kind !== 'outside-host')
    inner.report(`${property}.proxy`, `${owner.component} is in this cluster, where nobody needs a proxy`, 'no proxy');
  return isRight;
}

/** The same for an endpoint that is written into a configuration without a connection, so that its protocol is compared here. */
export function spokenEndpoint<P extends Protocol>(...accepted: readonly [P, ...P[]]): Validator<Endpoint<P>> {
  const any = endpoint(...accepted);
  return {
    ...any,
    validate(value, property, reporter) {
      const found = any.validate(value, property, reporter);
      if (found instanceof MissingEndpoint || isEndpointOf(found, accepted)) return found;
      reporter.report(property, `${found.owner.component} speaks ${found.protocol} there`, any.expected);
      return missingEndpoint<P>();
    },
  };
}

/** Where metrics are sent by OTLP, or who pulls them. */
export function otlpMetricsOrScraper(): Validator<Endpoint<'otlp.metrics' | 'otlp.http' | 'otlp.grpc'> | Scraper> {
  const sent = endpoint('otlp.metrics', 'otlp.http', 'otlp.grpc');
  const either = expecting(sent, `${sent.expected}, or a component that pulls metrics, such as stack.metricsTo`);
  return {
    ...either,
    validate: (value, property, reporter) => (isScraper(value) ? value : either.validate(value, property, reporter)),
  };
}

/** Something that a component has as a property. Where the component itself is given, the property is what to write. */
export const offered = <T>(kind: {
  readonly example: string;
  readonly expected: string;
  readonly standIn: T;
  readonly isKind: (value: unknown) => value is T;
}): Validator<T> => ({
  example: kind.example,
  expected: kind.expected,
  validate(value, property, reporter) {
    if (kind.isKind(value)) return value;
    reportWiring(value, property, kind, reporter, kind.isKind);
    return kind.standIn;
  },
});

const isScraper = (value: unknown): value is Scraper =>
  typeof value === 'object' && value !== null && 'scrape' in value && typeof value.scrape === 'function';

const isEndpointOf = (value: unknown, accepted: readonly Protocol[]): boolean =>
  value instanceof Endpoint && accepted.includes(value.protocol);

/** Reports a value of another kind. Where a component is given and one of its properties is meant, it names that property. */
function reportWiring(
  value: unknown,
  property: string,
  kind: Pick<Validator<unknown>, 'example' | 'expected'>,
  reporter: Reporter,
  isMeant: (value: unknown) => boolean,
): void {
  const meant = hasBrand(value, 'Component') ? propertyOf(value as object, isMeant) : undefined;
  const expected = meant ? `its property ${meant}, ${kind.expected.replace(/, such as .*$/, '')}` : kind.expected;
  reportGiven(value, property, { ...kind, expected }, reporter);
}

/** The path of a component's property, at most two names long, such as `otlp.grpc`. */
function propertyOf(component: object, isMeant: (value: unknown) => boolean): string | undefined {
  for (const [name, value] of Object.entries(component)) {
    if (isMeant(value)) return name;
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) continue;
    const inner = Object.entries(value).find(([, each]) => isMeant(each));
    if (inner) return `${name}.${inner[0]}`;
  }
  return undefined;
}
