import type { Component, KnownMetrics } from '../kit';
import { type Asked, askedMetrics } from '../kit/queries';
import type { SampleRule } from '../scrape/node';

/** What of the metrics of a cluster is stored: those for which somebody asks. */

/** What asks for metrics: dashboards, links between datasources, and alerts. */
const queriesOf = ({ queries, evaluatedAlerts }: Component): Asked[] => [
  ...queries,
  ...evaluatedAlerts.filter(({ language }) => language === 'PromQL').flatMap(({ alerts }) => alerts),
];

/**
 * Says what is kept of an exporter that shows far more than anybody asks for. `more`: names beside what is asked for, or `everything`.
 */
export function keeping(
  { components, knownMetrics }: Pick<Component['environment'], 'components' | 'knownMetrics'>,
  more: readonly string[] | 'everything',
): (own: readonly KnownMetrics[]) => readonly SampleRule[] {
  if (more === 'everything') return () => [];
  const asked = askedMetrics(components.flatMap(queriesOf));
  // Dashboards of the platform have panels for components that are not there.
  const known = [...knownMetrics, ...components.flatMap(({ dashboardMetrics }) => dashboardMetrics)];
  return (own) => {
    // What is known to come from elsewhere is not looked for here. What nobody knows may come from here.
    const here = asked.filter((name) => produces(own, name) || !produces(known, name));
    const regex = [...new Set([...here, ...more])].sort().join('|');
    return [{ action: 'keep', source_labels: ['__name__'], regex }];
  };
}

const produces = (metrics: readonly KnownMetrics[], name: string): boolean =>
  metrics.some((each) => each.name.test(name));
