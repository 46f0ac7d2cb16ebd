import { mapsAt } from '../model/value-at';
import { zoneLabel } from './spread';

/** What of a pod, or of what is said of pods, binds it to nodes. */
export interface BoundToNodes {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly affinity?: object;
}

type Part = Readonly<Record<string, unknown>>;

const requiredTerms = ['nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'];

/**
 * The only zones whose nodes may run a pod, by its node affinity; undefined where any may. `known`: the zones that the cluster has; without
 * them nobody knows what is left when some are excluded. A node needs to match only one of several terms.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export function zonesOfAffinity(affinity: object | undefined, known: readonly string[] = []): string[] | undefined {
  // What the environment file says is checked elsewhere; here a value of another kind says nothing.
  const terms = mapsAt(affinity, ...requiredTerms).map((term) =>
    // All expressions of a term must match.
    mapsAt(term, 'matchExpressions')
      .map((expression) => zonesOf(expression, known))
      .reduce((so, next) => (so && next ? so.filter((zone) => next.includes(zone)) : (so ?? next)), undefined),
  );
  if (terms.length === 0 || terms.includes(undefined)) return undefined;
  return [...new Set(terms.flatMap((zones) => zones ?? []))].sort();
}

/** The only zones whose nodes may run a pod; undefined where any may. */
export function allowedZones({ nodeSelector, affinity }: BoundToNodes, known?: readonly string[]) {
  const selected = nodeSelector?.[zoneLabel];
  const near = zonesOfAffinity(affinity, known);
  if (selected === undefined) return near;
  return near === undefined || near.includes(selected) ? [selected] : [];
}

/** The zones that an expression leaves; undefined where it says nothing of them. */
function zonesOf(expression: Part, known: readonly string[]): readonly string[] | undefined {
  if (expression.key !== zoneLabel) return undefined;
  const values = Array.isArray(expression.values) ? expression.values.map(String) : [];
  if (expression.operator === 'In') return values;
  return expression.operator === 'NotIn' && known.length > 0
    ? known.filter((zone) => !values.includes(zone))
    : undefined;
}
