import type { Checks } from '../../../model/checks';
import { checkKeys, isMap, mapsOf, shown, textsOf } from './maps';

type Part = Readonly<Record<string, unknown>>;

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

/**
 * Reports what the API server would refuse of an affinity, and keys that nobody reads.
 * https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#affinity-v1-core
 */
export function checkAffinity(check: Checks, property: string, affinity: unknown): void {
  const parts = partOf(check, property, affinity, ['nodeAffinity', 'podAffinity', 'podAntiAffinity']);
  for (const [kind, value] of Object.entries(parts)) {
    const place = `${property}.${kind}`;
    const terms = partOf(check, place, value, [required, preferred]);
    if (kind === 'nodeAffinity') checkNodeAffinity(check, place, terms);
    else checkPodAffinity(check, place, terms);
  }
}

function checkNodeAffinity(check: Checks, property: string, { [required]: must, [preferred]: should }: Part): void {
  if (must !== undefined) {
    const { nodeSelectorTerms } = partOf(check, `${property}.${required}`, must, ['nodeSelectorTerms']);
    const terms = listOf(check, `${property}.${required}.nodeSelectorTerms`, nodeSelectorTerms);
    for (const term of terms) checkNodeTerm(check, `${property}.${required}.nodeSelectorTerms`, term);
  }
  const place = `${property}.${preferred}`;
  for (const each of listOf(check, place, should ?? [])) {
    const { weight, preference } = partOf(check, place, each, ['weight', 'preference']);
    check.count(`${place}.weight`, Number(weight), 1, 100);
    checkNodeTerm(check, `${place}.preference`, preference);
  }
}

function checkPodAffinity(check: Checks, property: string, { [required]: must, [preferred]: should }: Part): void {
  for (const term of listOf(check, `${property}.${required}`, must ?? [])) {
    checkPodTerm(check, `${property}.${required}`, term);
  }
  const place = `${property}.${preferred}`;
  for (const each of listOf(check, place, should ?? [])) {
    const { weight, podAffinityTerm } = partOf(check, place, each, ['weight', 'podAffinityTerm']);
    check.count(`${place}.weight`, Number(weight), 1, 100);
    checkPodTerm(check, `${place}.podAffinityTerm`, podAffinityTerm);
  }
}

function checkNodeTerm(check: Checks, property: string, term: unknown): void {
  const { matchExpressions, matchFields } = partOf(check, property, term, ['matchExpressions', 'matchFields']);
  checkExpressions(check, `${property}.matchExpressions`, matchExpressions, [...labelOperators, 'Gt', 'Lt']);
  checkExpressions(check, `${property}.matchFields`, matchFields, ['In', 'NotIn']);
}

function checkPodTerm(check: Checks, property: string, value: unknown): void {
  const keys = ['labelSelector', 'namespaceSelector', 'namespaces', 'topologyKey'];
  const { topologyKey, labelSelector, namespaceSelector } = partOf(check, property, value, keys);
  if (
    check.require(
      topologyKey !== undefined,
      property,
      'there is no topologyKey',
      "topologyKey: 'kubernetes.io/hostname'",
    )
  ) {
    check.labels(`${property}.topologyKey`, { [String(topologyKey)]: '' });
  }
  for (const [name, selector] of Object.entries({ labelSelector, namespaceSelector })) {
    if (selector === undefined) continue;
    const place = `${property}.${name}`;
    const { matchLabels, matchExpressions } = partOf(check, place, selector, ['matchLabels', 'matchExpressions']);
    if (matchLabels !== undefined) check.labels(place, textsOf(check, place, matchLabels, "{ app: 'loki' }"));
    checkExpressions(check, place, matchExpressions, labelOperators);
  }
}

const some = { has: (count: number) => count > 0, wanted: "at least one value, such as values: ['observability']" };
const none = { has: (count: number) => count === 0, wanted: 'no values' };
const one = { has: (count: number) => count === 1, wanted: "one whole number as text, such as values: ['4']" };

/** How many values each operator compares with. */
const valuesOf = { In: some, NotIn: some, Exists: none, DoesNotExist: none, Gt: one, Lt: one } as const;
const labelOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist'] as const;

function checkExpressions(
  check: Checks,
  property: string,
  value: unknown,
  operators: readonly (keyof typeof valuesOf)[],
): void {
  if (value === undefined) return;
  for (const expression of mapsOf(check, property, value, "[{ key: 'node-pool', operator: 'Exists' }]")) {
    checkKeys(check, property, expression, ['key', 'operator', 'values']);
    const { key, operator, values = [] } = expression;
    // A field of a node, such as metadata.name, has the form of a label's key.
    check.labels(property, { [String(key ?? '')]: '' });
    const known = operators.find((each) => each === operator);
    if (known === undefined) {
      check.oneOf(property, String(operator), operators);
      continue;
    }
    const { has, wanted } = valuesOf[known];
    const right = Array.isArray(values) && has(values.length);
    check.require(right, property, `${known} has the values ${shown(values)}`, wanted);
  }
}

/** A map with some of the known keys. Reports any other value. */
function partOf(check: Checks, property: string, value: unknown, known: readonly string[]): Part {
  if (!isMap(value)) {
    check.report(property, `${shown(value)} is not a map`, `a map with ${known.join(', ')}`);
    return {};
  }
  checkKeys(check, property, value, known);
  return Object.fromEntries(Object.entries(value).filter(([key, each]) => known.includes(key) && each !== undefined));
}

/** The maps of a list that has some. */
function listOf(check: Checks, property: string, value: unknown): Part[] {
  return mapsOf(check, property, value, 'a list of maps, as Kubernetes has it');
}
