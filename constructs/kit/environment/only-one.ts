import type { Protocol } from '../model/protocols';
import type { Component } from './component';

/**
 * Reports a component that uses the same endpoint as one of its kind before it. Asked when every component is there. `all`: those of its kind.
 * `problem`: what comes of both, by the first one's name and the host.
 */
export function checkOnlyOne(
  component: Component,
  all: readonly Component[],
  protocol: Protocol,
  said: {
    readonly property: string;
    readonly problem: (first: string, host: string) => string;
    readonly instead: string;
  },
): void {
  const used = ({ connections }: Component) => connections.find(({ to }) => to.protocol === protocol)?.to;
  const own = used(component);
  const first = own && all.find((each) => used(each)?.address === own.address);
  // One with another's name is told so.
  if (!first || first === component || !component.hasOwnName) return;
  component.check.report(said.property, said.problem(first.name, own.host), said.instead);
}
