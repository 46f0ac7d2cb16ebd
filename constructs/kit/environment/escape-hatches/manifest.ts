import { ApiObject, type ApiObjectProps } from 'cdk8s';
import { isPlainObject } from '../../model/validation';
import { valueAt } from '../../model/value-at';
import { kindOf } from './configuration';
import { configMapProblem, ingressProblem } from './content-manifest';
import type { ManifestProblem } from './manifest-problem';
import { noData } from './plain-data';
import { podsProblem } from './pods-manifest';
import { serviceProblem } from './service-manifest';

/** An object as the API server knows it: plain JSON. */
export interface Manifest extends ApiObjectProps {
  readonly [key: string]: unknown;
}

/** What an override is given. */
export const functionExample =
  'a function that returns the changed manifest, such as (manifest) => ({ ...manifest, … })';

/** What is wrong with a manifest that took the place of another, and what to write instead. Undefined where nothing is. */
export function manifestProblem(before: Manifest, after: unknown): ManifestProblem | undefined {
  const instead = functionExample;
  if (!isPlainObject(after)) return { problem: `it returns ${kindOf(after)} instead of a manifest`, instead };
  const notPlain = noData(after);
  if (notPlain) return { problem: `of what it returns, ${notPlain}`, instead };
  const moved = identity.find((path) => text(before, path) !== text(after, path));
  if (moved) {
    return {
      problem: `it changes ${moved.join('.')}, by which the object is known`,
      instead: `${moved.join('.')} as it is; a component has properties for its name and its namespace`,
    };
  }
  const selector = selectors.find((path) => text(before, path) !== text(after, path));
  if (selector) {
    return {
      problem: `it changes ${selector.join('.')}, by which pods are found`,
      instead: `${selector.join('.')} as it is: it cannot be changed in place, and policies and Services rely on it`,
    };
  }
  const ofKind = kinds[before.kind]?.(before, after) ?? podsProblem(before, after);
  if (ofKind) return ofKind;
  const lost = lostLabels(after);
  if (lost.length === 0) return undefined;
  return {
    problem: `its pods no longer have the labels ${lost.join(', ')}, by which they are selected`,
    instead: 'spec.template.metadata.labels with every label of spec.selector.matchLabels',
  };
}

/** What says which object it is. */
const identity = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']] as const;

/** What says which pods it is about. */
const selectors = [
  ['spec', 'selector'],
  ['spec', 'podSelector'],
  ['spec', 'endpointSelector'],
] as const;

const text = (value: unknown, path: readonly string[]): string => JSON.stringify(valueAt(value, path)) ?? '';

/** What others rely on, by the kind of the object. */
const kinds: Readonly<Record<string, (before: unknown, after: unknown) => ManifestProblem | undefined>> = {
  ConfigMap: configMapProblem,
  Ingress: ingressProblem,
  Service: serviceProblem,
};

/** The labels that a workload selects its pods by, and that its pods do not have. */
function lostLabels(manifest: unknown): string[] {
  const template = valueAt(manifest, ['spec', 'template', 'metadata', 'labels']);
  const selected = valueAt(manifest, ['spec', 'selector', 'matchLabels']);
  if (!isPlainObject(selected) || valueAt(manifest, ['spec', 'template']) === undefined) return [];
  return Object.keys(selected).filter((key) => !isPlainObject(template) || template[key] !== selected[key]);
}

/** Puts a manifest in the place of an object. A plain object keeps every field, also those that the types do not know. */
export function replaceObject(object: ApiObject, manifest: Manifest): ApiObject {
  const { scope, id } = object.node;
  if (!scope) throw new Error(`${object.kind} ${object.name} belongs to no component`);
  scope.node.tryRemoveChild(id);
  return new ApiObject(scope, id, manifest);
}
