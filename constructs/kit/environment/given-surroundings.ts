import { callSite } from '../model/call-site';
import type { Checks } from '../model/checks';
import { Refusal } from '../model/findings';
import { Namespace } from '../model/namespace';
import { describe } from '../model/validation';

/** The environment to which a component is added. Throws a `Refusal` for any other value, as there is nothing to report to. */
export function environmentOf<E extends object>(environment: E, component: string): E {
  if (typeof environment === 'object' && environment !== null && 'claimName' in environment) return environment;
  throw new Refusal(
    `${describe(environment)} is given as the environment`,
    'the environment first, then the properties, as in new Loki(company, { … })',
    { component, property: 'environment', madeAt: callSite() },
  );
}

/** The namespace that a component was given, or the environment's first. Reports any other value. */
export function givenNamespace(
  component: {
    readonly check: Checks;
    readonly environment: { readonly namespaces: readonly Namespace[]; readonly defaultNamespace: Namespace };
  },
  given: unknown,
): Namespace {
  const { environment, check } = component;
  if (given === undefined) return environment.defaultNamespace;
  const own = environment.namespaces.map(({ name }) => name).join(', ');
  if (given instanceof Namespace) {
    const belongs = environment.namespaces.includes(given) || given === environment.defaultNamespace;
    const problem = `the namespace ${given.name} belongs to another environment`;
    check.require(belongs, 'namespace', problem, `one of this environment's: ${own}`);
    return given;
  }
  const instead = own ? `what addNamespace returns, for one of: ${own}` : 'what addNamespace returns';
  check.report('namespace', `${describe(given)} is given`, instead);
  return environment.defaultNamespace;
}
