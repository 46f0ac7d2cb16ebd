import type { KnownMetrics } from '../../kit';
import { asksNobody, showsNothing } from '../../kit/queries';
import { answeredPart, expressionOf } from './answered';
import type { Section } from './layout';

/** A row without the queries whose metrics nobody produces, and without the panels that then ask nothing. None: no row. */
export function producedPart(section: Section, metrics: readonly KnownMetrics[]): Section[] {
  const { shownWith } = section;
  if (shownWith !== undefined && asksNobody({ expression: shownWith }, metrics)) return [];
  return withoutQueries(section, (expression) => asksNobody({ expression }, metrics));
}

/** A row without the queries in PromQL or LogQL that are vain. None: no row. */
const withoutQueries = (section: Section, isVain: (expression: string) => boolean): Section[] =>
  answeredPart(section, (target) => {
    const expression = expressionOf(target);
    return expression === undefined || !isVain(expression);
  });

/**
 * A row without the queries that show nothing because an exporter here has a collector off, and without the panels that then ask nothing.
 * None: no row. `hidden`: what its collectors would show. `metrics`: what somebody produces all the same.
 */
export function collectedPart(
  section: Section,
  hidden: readonly KnownMetrics[],
  metrics: readonly KnownMetrics[],
): Section[] {
  const isOf = (list: readonly KnownMetrics[], name: string) => list.some((each) => each.name.test(name));
  const isHidden = (name: string) => isOf(hidden, name) && !isOf(metrics, name);
  return withoutQueries(section, (expression) => showsNothing({ expression }, isHidden));
}
