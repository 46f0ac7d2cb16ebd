import { Construct } from 'constructs';
import { callSite } from '../model/call-site';
import { Refusal } from '../model/findings';
import { describe } from '../model/validation';

const written = "new Environment(app, 'company', { cluster: … })";

/** The app to which an environment is added. Throws a `Refusal` for any other value. */
export function appIn(scope: unknown): Construct {
  if (Construct.isConstruct(scope)) return scope;
  throw refusal('app', `${describe(scope)} is given as the app`, `the app first, as in ${written}`);
}

const refusal = (property: string, problem: string, instead: string): Refusal =>
  new Refusal(problem, instead, { component: 'environment', property, madeAt: callSite() });

/** An id for an environment, unique even where its name is taken. Throws a `Refusal` for a name that is no text. */
export function claimedName(scope: Construct, name: unknown): string {
  if (typeof name !== 'string') {
    throw refusal('name', `${describe(name)} is given as the name`, `the name as text, as in ${written}`);
  }
  return freeId(scope, name);
}

/** A construct id for a name, unique even where the name is taken, so that every finding is shown. */
export function freeId(scope: Construct, name: string): string {
  let id = name || 'unnamed';
  // What every object of JavaScript has is taken too.
  while (id in {} || scope.node.tryFindChild(id)) id = `${id}-again`;
  return id;
}
