import type { Way } from '../kit/environment/escape-hatches';
import { mapsAt } from '../kit/model/value-at';

/** A way for each datasource, by the uid with which dashboards and links name it, and one for all that is configured. */
export function waysOfDatasources(plain: unknown): readonly Way[] {
  return [
    ...mapsAt(plain, 'datasources').map((datasource) => ({
      name: `the datasource with the uid ${datasource.uid}`,
      uses: datasource,
      instead: 'datasources without it',
    })),
    { name: '', uses: plain },
  ];
}
