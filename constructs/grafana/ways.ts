import type { Way } from '../kit/environment/escape-hatches';
import { isPlainObject } from '../kit/model/validation';
import { valueAt } from '../kit/model/value-at';

/** A way for each datasource, by the uid with which dashboards and links name it, and one for all that is configured. */
export function waysOfDatasources(plain: unknown): readonly Way[] {
  const datasources = valueAt(plain, ['datasources']);
  return [
    ...(Array.isArray(datasources) ? datasources.filter(isPlainObject) : []).map((datasource) => ({
      name: `the datasource with the uid ${datasource.uid}`,
      uses: datasource,
      instead: 'datasources without it',
    })),
    { name: '', uses: plain },
  ];
}
