import { datasourcesOfGrafana } from '../../constructs/kit/model/datasource';
import type { Check } from '../check';
import { findingAt } from '../findings';
import { grafanaContent } from './grafana-content';

export const datasources: Check = {
  name: 'queries/datasources',
  description: 'every datasource that a dashboard or a link names exists',
  looks: (subject) => {
    const { dashboards, datasources: given, known } = grafanaContent(subject);
    const uids = [...known.map(({ uid }) => uid), ...datasourcesOfGrafana];
    const named = [
      ...dashboards.map(({ dashboard, ...where }) => ({ ...where, value: dashboard, name: dashboard.title ?? '' })),
      ...given.map(({ datasource, ...where }) => ({ ...where, value: datasource, name: datasource.name })),
    ];
    return named.flatMap(({ manifest, value, name }) =>
      [...new Set(uidsIn(value))]
        // A variable of the dashboard stands for any that its reader chooses.
        .filter((uid) => !uids.includes(uid) && !uid.startsWith('$'))
        .map((uid) =>
          findingAt(manifest, {
            where: name,
            problem: `it names the datasource ${uid}, which does not exist`,
            instead: `one of: ${known.map((datasource) => datasource.uid).join(', ')}`,
          }),
        ),
    );
  },
};

/** The uids in `datasource: { uid }`, as panels, targets and variables have them, and in the links of datasources. */
function uidsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([key, inner]) => {
    if ((key === 'datasourceUid' || key === 'targetUID') && typeof inner === 'string') return [inner];
    const uid = key === 'datasource' ? (inner as { readonly uid?: unknown } | null)?.uid : undefined;
    return typeof uid === 'string' ? [uid] : uidsIn(inner);
  });
}
