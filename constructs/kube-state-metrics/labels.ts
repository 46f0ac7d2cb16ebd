import type { KnownMetrics } from '../kit';
import { targetLabels } from '../kit/vocabulary/metrics';
import { metricsOf, type ObjectCollector } from './collectors';

/** The labels of objects that become labels of a metric, by the kind of the objects. */
export type LabelsAllowlist = Readonly<Partial<Record<ObjectCollector, readonly string[]>>>;

const entriesOf = (allowlist: LabelsAllowlist) =>
  (Object.entries(allowlist) as [ObjectCollector, readonly string[]][]).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );

/** As upstream's flag reads it: `namespaces=[team],pods=[app]`. */
export const allowlistFlag = (allowlist: LabelsAllowlist): string =>
  entriesOf(allowlist)
    .map(([collector, keys]) => `${collector}=[${keys.join(',')}]`)
    .join(',');

/** What a key of a label becomes: `app.kubernetes.io/partOf` is `label_app_kubernetes_io_part_of`. */
const labelName = (key: string): string =>
  `label_${key
    .replaceAll(/[^a-zA-Z0-9_]/g, '_')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()}`;

/** The metrics that have them: `kube_pod_labels`. */
export const labelMetrics = (allowlist: LabelsAllowlist): KnownMetrics[] =>
  entriesOf(allowlist).map(([collector, keys]) => {
    const metrics = metricsOf(collector);
    const object = metrics.replace('kube_', '');
    return {
      name: new RegExp(`^${metrics}_labels$`),
      labels: [...new Set([...targetLabels, 'namespace', 'uid', object, ...keys.map(labelName)])],
    };
  });
