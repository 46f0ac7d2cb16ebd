import type { Component, Endpoint, Environment, Protocol } from '../../../constructs/kit';

/** Every endpoint of a component in one protocol. */
export function answersOf<P extends Protocol>(protocol: P, { endpoints }: Component): Endpoint<P>[] {
  return endpoints.filter((endpoint): endpoint is Endpoint<P> => endpoint.protocol === protocol);
}

/** The first endpoint of a component in one protocol. */
export function answerOf<P extends Protocol>(protocol: P, component: Component | undefined): Endpoint<P> | undefined {
  return component && answersOf(protocol, component)[0];
}

/** The component of this name, which is often known from an endpoint. */
export function componentOf({ components }: Environment, name: string | undefined): Component | undefined {
  return components.find((component) => component.name === name);
}

export const isExposition = (endpoint: Endpoint): endpoint is Endpoint<'prometheus.exposition'> =>
  endpoint.protocol === 'prometheus.exposition';
