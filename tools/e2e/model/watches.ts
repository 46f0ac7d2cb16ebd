import type { Component, Endpoint, Environment } from '../../../constructs/kit';
import { answerOf, componentOf, isExposition } from './answers';
import { addedComponents } from './variants';

/** `by` pulls the metrics of `of`, and answers for them at `store`. */
export interface Watch {
  readonly of: Endpoint<'prometheus.exposition'>;
  readonly by: Component;
  readonly store: Endpoint<'prometheus.query'>;
}

/** Which rendered components are watched: all of the environment, and those that only a variant has. */
export function watchesOf(environment: Environment, variants: readonly Environment[]): Watch[] {
  const added = variants.flatMap((variant) => {
    const names = addedComponents(environment, variant).map(({ name }) => name);
    return watchesIn(variant).filter(({ of }) => names.includes(of.owner.component));
  });
  return [...watchesIn(environment), ...added];
}

function watchesIn(environment: Environment): Watch[] {
  return environment.components.flatMap((by) => {
    const store = answerOf('prometheus.query', by);
    const watched = by.connections.map(({ to }) => to).filter(isExposition);
    return store ? watched.filter((of) => isRendered(environment, of)).map((of) => ({ of, by, store })) : [];
  });
}

const isRendered = (environment: Environment, { owner }: Endpoint): boolean =>
  (componentOf(environment, owner.component)?.workloads.length ?? 0) > 0;
