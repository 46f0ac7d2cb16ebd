import type { Component } from './component';

/** Reports a second component of one name; returns whether the name is free. `all`: the components that there are. */
export function checkNameIsFree(component: Component, all: readonly Component[]): boolean {
  const taken = all.some((other) => other !== component && other.name === component.name);
  return component.check.require(
    !taken,
    'name',
    `there are two components named ${component.name}`,
    component.mayBeNamed ? `a name of its own, for example name: '${component.name}-2'` : 'one of the two',
  );
}
