import type { Component } from '../../kit';
import { grouped } from './amounts';
import { Load } from './load';

/**
 * Says that a load of this very cluster is stated for another component, and nothing of this one follows from it. `usual`: for what it is sized
 * therefore. Asked when every component is there.
 */
export function warnOfStatedLoad({ check, environment }: Component, usual: string, instead: string): void {
  const stating = environment.components.find(
    (other): other is Component & { readonly load: Load } =>
      'load' in other && other.load instanceof Load && other.load.nodes === environment.cluster.nodes,
  );
  if (!stating) return;
  const { load, name } = stating;
  check.warn('load', `a load of ${grouped(load.pods)} pods is stated for ${name}, and ${usual}`, instead);
}
