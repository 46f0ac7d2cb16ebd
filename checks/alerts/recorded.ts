import type { KnownMetrics } from '../../constructs/kit';
import { signalLabels } from '../../constructs/kit/vocabulary/signal-labels';
import { resultLabels } from '../languages/logql';
import { MetricCatalog } from '../languages/metric-catalog';
import { labelsOf } from '../languages/promql';
import type { Subject } from '../subject';
import { rulesOf } from './rules';

const recorded = new WeakMap<Subject, readonly KnownMetrics[]>();

/** The metrics that rules of an environment make, read once for all checks. One rule may ask for what another one before it makes. */
export function recordedMetrics(subject: Subject): readonly KnownMetrics[] {
  const known = recorded.get(subject) ?? read(subject);
  recorded.set(subject, known);
  return known;
}

function read(subject: Subject): readonly KnownMetrics[] {
  const { environment } = subject;
  const made: KnownMetrics[] = [];
  for (const { record, expression, language, labels } of rulesOf(subject)) {
    if (record === undefined) continue;
    const catalog = new MetricCatalog([...environment.knownMetrics, ...made], environment.cluster);
    const result = language === 'loki' ? resultLabels(expression) : labelsOf(expression, catalog).result;
    // Where every label of the lines is kept, only the labels of streams are known.
    const own = result ?? Object.values(signalLabels);
    made.push({ name: new RegExp(`^${record}$`), labels: [...own, ...labels] });
  }
  return made;
}

/** What an environment produces, including what its rules make. */
export const producedMetrics = (subject: Subject): readonly KnownMetrics[] => [
  ...subject.environment.knownMetrics,
  ...recordedMetrics(subject),
];
