import type { ApiObject } from 'cdk8s';
import type { Component, Environment } from '../../../constructs/kit';

/** The components that a variant has and the environment does not. */
export function addedComponents(environment: Environment, variant: Environment): Component[] {
  const names = new Set(environment.components.map(({ name }) => name));
  return variant.components.filter(({ name }) => !names.has(name));
}

/** The objects of a variant's own folder in `dist/` that the environment does not have, whichever component brings them. */
export function addedObjects(environment: Environment, variant: Environment): ApiObject[] {
  const there = new Set(objectsOf(environment).map(identity));
  return objectsOf(variant).filter((object) => !there.has(identity(object)));
}

const objectsOf = ({ name, components }: Environment): ApiObject[] =>
  components.filter(({ folder }) => folder.startsWith(`${name}/`)).flatMap(({ objects }) => objects);

const identity = ({ kind, name, metadata }: ApiObject): string => `${kind} ${metadata.namespace}/${name}`;
