import type { Finding } from '../model/findings';
import type { Component } from './component';
import type { Environment } from './environment';

/** A component of an environment, whose objects are there. */
export interface Placed {
  readonly environment: Environment;
  readonly component: Component;
}

/** Every component of an environment. */
export const componentsOf = (environment: Environment): Placed[] =>
  environment.components.map((component) => ({ environment, component }));

/** A finding of a component, with the line of it. */
export const findingOf = (
  { environment, component }: Placed,
  property: string,
  problem: string,
  instead: string,
): Finding => ({
  environment: environment.name,
  component: component.name,
  property,
  problem,
  instead,
  callSites: [component.madeAt],
});

/** A component as one of this environment sees it: of another one by the name of that too. */
export const nameSeenFrom = (environment: Environment, other: Placed): string =>
  other.environment === environment ? other.component.name : `${other.component.name} of ${other.environment.name}`;
