import type { Component, Endpoint, KnownMetrics } from '../kit';
import { isSameComponent } from '../kit/model/component-reference';
import { type Asked, askedMetrics } from '../kit/queries';
import type { SampleRule } from './node';

/** What of the metrics of a cluster is stored: those for which somebody asks. The same for a Prometheus and for an Alloy that sends them. */

/** What asks for metrics: dashboards, links between datasources, and alerts. */
const queriesOf = ({ queries, evaluatedAlerts }: Component): Asked[] => [
  ...queries,
  ...evaluatedAlerts.filter(({ language }) => language === 'PromQL').flatMap(({ alerts }) => alerts),
];

/** Says what is stored of something that shows these metrics. */
export type Keeping = (own: readonly KnownMetrics[]) => readonly SampleRule[];

type Surroundings = Pick<Component['environment'], 'components' | 'knownMetrics'>;

/**
 * Says what is kept of an exporter that shows far more than anybody asks for. `more`: names beside what is asked for, or `everything`.
 */
export function keeping(environment: Surroundings, more: readonly string[] | 'everything'): Keeping {
  if (more === 'everything') return () => [];
  const asked = askedOf(environment);
  return (own) => [keepRule([...asked(own), ...more])];
}

/** Says for which metrics somebody asks that something may show that is known to show these. */
export function askedOf({
  components,
  knownMetrics,
}: Surroundings): (own: readonly KnownMetrics[]) => readonly string[] {
  const asked = askedMetrics(components.flatMap(queriesOf));
  // Dashboards of the platform have panels for components that are not there.
  const known = [...knownMetrics, ...components.flatMap(({ dashboardMetrics }) => dashboardMetrics)];
  // What is known to come from elsewhere is not looked for here. What nobody knows may come from here.
  return (own) => asked.filter((name) => produces(own, name) || !produces(known, name));
}

/**
 * The same where the metrics go to another cluster or to somebody else's store, so that it is not known here who asks: what is kept is
 * all that dashboards and alerts of this package ask of such an exporter.
 */
export const keepingForOthers =
  (more: readonly string[] | 'everything'): Keeping =>
  (own) =>
    more === 'everything' ? [] : [keepRule([...own.map(({ name }) => name.source.replace(/^\^|\$$/g, '')), ...more])];

const keepRule = (names: readonly string[]): SampleRule => ({
  action: 'keep',
  source_labels: ['__name__'],
  regex: [...new Set(names)].sort().join('|'),
});

const produces = (metrics: readonly KnownMetrics[], name: string): boolean =>
  metrics.some((each) => each.name.test(name));

/** What the component that answers at an endpoint is known to show. */
export const shownAt = (
  { components }: Pick<Component['environment'], 'components'>,
  { owner }: Endpoint,
): readonly KnownMetrics[] => components.find(({ reference }) => isSameComponent(reference, owner))?.knownMetrics ?? [];
