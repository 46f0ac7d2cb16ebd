import type { Component } from '../../kit';
import { grouped } from './amounts';
import { Load } from './load';

/** A component that is sized by a load. */
export type Loaded = Component & { readonly load: Load };

/** Whether a component is sized by a load. */
export const isLoaded = (component: Component): component is Loaded =>
  'load' in component && component.load instanceof Load;

/** A component for which a load of this very cluster is stated. Asked when every component is there. */
export const statingLoad = ({ environment }: Component): Loaded | undefined =>
  environment.components.filter(isLoaded).find(({ load }) => load.nodes === environment.cluster.nodes);

/**
 * Says that a load of this very cluster is stated for another component, and nothing of this one follows from it. `usual`: for what it is sized
 * therefore.
 */
export function warnOfStatedLoad(component: Component, usual: string, instead: string): void {
  const stating = statingLoad(component);
  if (!stating) return;
  const { load, name } = stating;
  component.check.warn('load', `a load of ${grouped(load.pods)} pods is stated for ${name}, and ${usual}`, instead);
}
