import { App } from 'cdk8s';
import { type CallSite, callSite } from '../model/call-site';
import type { Checks } from '../model/checks';
import { Endpoint } from '../model/endpoint';
import { errorMessage } from '../model/error-message';
import { Refusal } from '../model/findings';
import { describe, functionName } from '../model/validation';

/** Endpoints by the names that other environments ask for. */
export type Exports = Readonly<Record<string, Endpoint>>;

/** An environment that has endpoints for others. */
export interface Exporting<E extends Exports> {
  /** The endpoints, by the names that `exporting` was given. */
  readonly exports: E;
}

/**
 * The endpoints by which another cluster is reached, from the function that makes its environment: the only place where its host
 * names are written. `make` returns `environment.exporting(gateway.outside)`. What is wrong with that environment is reported with it,
 * not here. Throws a `Refusal` for a function that makes none or exports nothing, as the names of its endpoints are not known then.
 */
export function endpointsOf<E extends Exports>(make: (app: App) => Exporting<E>): E {
  const madeAt = callSite();
  if (typeof make !== 'function') {
    const instead =
      'the function that makes the environment of the other cluster, such as endpointsOf(observabilityCluster)';
    throw refusal(`${describe(make)} is given`, instead, madeAt);
  }
  const name = functionName(make) || 'the function';
  // Apart from the environments that are written: its objects are not built.
  const exports: unknown = made(make, name, madeAt)?.exports;
  if (typeof exports !== 'object' || exports === null) {
    const instead = `return environment.exporting(gateway.outside) as the last line of ${name}`;
    throw refusal(`${name} returns no environment that exports endpoints`, instead, madeAt);
  }
  return exports as E;
}

/** What the function returns, which may be anything where no compiler has looked. */
function made(make: (app: App) => unknown, name: string, madeAt: CallSite): { readonly exports?: unknown } | undefined {
  try {
    const environment = make(new App());
    return typeof environment === 'object' && environment !== null ? environment : undefined;
  } catch (error) {
    const why = error instanceof Refusal ? error.problem : errorMessage(error);
    const instead = `a function that ends without an error: what is wrong in ${name} is said of its own environment`;
    throw refusal(`${name} ends with an error: ${why}`, instead, madeAt);
  }
}

const refusal = (problem: string, instead: string, madeAt: CallSite): Refusal =>
  new Refusal(problem, instead, { component: 'endpointsOf', property: 'make', madeAt });

/** Reports what other environments are to get and no endpoint is. */
export function checkExports(check: Checks, exports: unknown): void {
  const instead = 'the endpoints of a Gateway: exporting(gateway.outside)';
  if (typeof exports !== 'object' || exports === null) {
    check.report('exporting', `${describe(exports)} is given`, instead);
    return;
  }
  for (const [name, endpoint] of Object.entries(exports)) {
    check.require(
      endpoint instanceof Endpoint,
      `exporting.${name}`,
      endpoint instanceof Endpoint ? '' : `${describe(endpoint)} is given`,
      'an endpoint, such as gateway.outside.otlp',
    );
  }
}
