import type { Check } from '../check';
import { findingAt } from '../findings';
import type { Manifest } from '../manifests/manifest';
import type { Subject } from '../subject';
import { type AskedQuery, grafanaContent } from './grafana-content';
import { labelsShown } from './labels-shown';
import { MetricCatalog } from './metric-catalog';
import { errorIn, unknownIn } from './query-problems';

/** Every query of a dashboard, or behind a link between datasources, is one and asks for what somebody produces. */

export const readable: Check = {
  name: 'queries/files',
  description: 'every dashboard and every file of datasources can be read',
  looks: (subject) =>
    grafanaContent(subject).unreadable.map(({ manifest, file, problem }) =>
      findingAt(manifest, { where: file, problem: `it cannot be read: ${problem}`, instead: 'JSON, or YAML' }),
    ),
};

/** What dashboards may ask for: what somebody here produces, and that for which they have panels anyway. */
function catalogOf({ environment }: Subject, { component }: Manifest): MetricCatalog {
  const shown = environment.components.find(({ name }) => name === component)?.dashboardMetrics ?? [];
  return new MetricCatalog([...environment.knownMetrics, ...shown], environment.cluster);
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
      (query) =>
        unknownIn(query, catalogOf(subject, query.manifest)).map(
          (what) => `it asks for ${what}, which nobody produces`,
        ),
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
