import type { ConfigurationPart } from '../kit/environment/escape-hatches';
import { mapsAt } from '../kit/model/value-at';

/** A part for each datasource, named by the uid that dashboards and links use, and one for the whole configuration. */
export function datasourceParts(plain: unknown): readonly ConfigurationPart[] {
  return [
    ...mapsAt(plain, 'datasources').map((datasource) => ({
      name: `the datasource with the uid ${datasource.uid}`,
      uses: datasource,
      instead: 'datasources without it',
    })),
    { name: '', uses: plain },
  ];
}
