import { askedMetrics, asksNobody } from '../../constructs/kit/queries';
import { producedMetrics } from '../alerts/recorded';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { MetricCatalog } from '../languages/metric-catalog';
import { errorIn, unknownIn } from '../languages/query-problems';
import type { Manifest } from '../manifests/manifest';
import type { Subject } from '../subject';
import { type AskedQuery, grafanaContent } from './grafana-content';
import { labelsShown } from './labels-shown';

/** Every query of a dashboard, or behind a link between datasources, is one and asks for what somebody produces. */

export const readable: Check = {
  name: 'queries/files',
  description: 'every dashboard and every file of datasources can be read',
  looks: (subject) =>
    grafanaContent(subject).unreadable.map(({ manifest, file, problem }) =>
      findingAt(manifest, { where: file, problem: `it cannot be read: ${problem}`, instead: 'JSON, or YAML' }),
    ),
};

const componentOf = ({ environment }: Subject, { component }: Manifest) =>
  environment.components.find(({ name }) => name === component);

/** What dashboards may ask for: what somebody here produces, and that for which they have panels anyway. */
function catalogOf(subject: Subject, manifest: Manifest): MetricCatalog {
  const { environment } = subject;
  const shown = componentOf(subject, manifest)?.dashboardMetrics ?? [];
  return new MetricCatalog([...producedMetrics(subject), ...shown], environment.cluster);
}

/** The metrics of a query that asks only for programs that are not here, so that it never shows anything. */
function ofAbsentPrograms(subject: Subject, query: AskedQuery): readonly string[] {
  if (query.datasource !== 'prometheus' || errorIn(query) !== undefined) return [];
  const elsewhere = componentOf(subject, query.manifest)?.metricsElsewhere ?? [];
  return asksNobody(query, [...producedMetrics(subject), ...elsewhere]) ? askedMetrics([query]) : [];
}

const about = (subject: Subject, look: (query: AskedQuery) => readonly string[], instead: string) =>
  grafanaContent(subject).queries.flatMap((query) =>
    look(query).map((problem) => findingAt(query.manifest, { where: query.place, problem, instead })),
  );

export const syntax: Check = {
  name: 'queries/syntax',
  description: 'every query is one of its language, PromQL, LogQL or TraceQL',
  looks: (subject) => about(subject, (query) => [errorIn(query) ?? []].flat(), 'a query that Grafana’s editor takes'),
};

export const produced: Check = {
  name: 'queries/metrics',
  description: 'every metric and every label that a query asks for is one that somebody produces',
  looks: (subject) =>
    about(
      subject,
      (query) => {
        const unknown = unknownIn(query, catalogOf(subject, query.manifest));
        const absent = unknown.length > 0 ? [] : ofAbsentPrograms(subject, query).map((name) => `the metric ${name}`);
        return [...unknown, ...absent].map((what) => `it asks for ${what}, which nobody produces`);
      },
      'a metric of a component with its labels; metrics of your own are named by knownMetrics of the environment',
    ),
};

export const legends: Check = {
  name: 'queries/legends',
  description: 'the legends and links of a panel name labels that the results of its queries have',
  looks: (subject) =>
    grafanaContent(subject).dashboards.flatMap(({ manifest, dashboard }) =>
      labelsShown(dashboard, catalogOf(subject, manifest))
        .filter(({ label, result }) => result && !result.has(label))
        .map(({ label, result, place }) =>
          findingAt(manifest, {
            where: place,
            problem: `it shows the label ${label}, which the result does not have`,
            instead: `one of: ${[...(result ?? [])].sort().join(', ') || 'the result has no label'}`,
          }),
        ),
    ),
};
