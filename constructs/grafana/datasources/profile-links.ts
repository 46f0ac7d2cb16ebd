import type { PyroscopeDatasource } from '../../kit';
import { exploreUrl } from '../dashboards/explore-link';
import { variable } from '../variable';
import type { Correlation, Transformation } from './provisioned';

/** Which kind of profile a link shows first: the time that processors spend. In Explore another one can be chosen. */
const profileTypeId = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';

/** The profile of a service, as Pyroscope's datasource is asked for it. `service`: its name, which Grafana replaces. */
const ofService = (service: string) => ({
  labelSelector: `{service_name="${service}"}`,
  profileTypeId,
  queryType: 'both',
  groupBy: [],
});

/**
 * The links *Profiles for this span*, which Grafana draws at spans that name a profile in `pyroscope.profile.id`.
 * https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/configure-trace-to-profiles/
 */
export const traceToProfiles = ({ uid: datasourceUid }: PyroscopeDatasource) => ({
  datasourceUid,
  tags: [{ key: 'service.name', value: 'service_name' }],
  profileTypeId,
});

const label = 'Profiles of this service';

const description = ({ name }: PyroscopeDatasource): string => `What the service did at that time, from ${name}`;

/** A link has a variable that only these services give a value, and Grafana leaves a link out that has one without. */
function onlyOf({ services }: PyroscopeDatasource, field: string, expressionOf: (service: string) => string) {
  if (services === undefined) return [];
  const expression = expressionOf(`(?:${services.map(escaped).join('|')})`);
  return [{ type: 'regex', field, expression, mapValue: 'profiled' }] satisfies Transformation[];
}

/** A name of a service as a regular expression. */
const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The name of the service: of those whose profiles are known, what the expression found; otherwise any. */
const nameOf = ({ services }: PyroscopeDatasource, any: string): string => variable(services ? 'profiled' : any);

/**
 * From a span to the profile of its service. A query of Grafana's would ask for the milliseconds of the span alone, in which no profile
 * has its time stamp: so this link is an address, and the time in it begins and ends with the million milliseconds, about 17
 * minutes, in which the span began.
 * https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/trace-correlations/
 */
export function spanToService(profiles: PyroscopeDatasource): Correlation {
  const any = { type: 'regex', field: 'serviceName', expression: '^(.+)$', mapValue: 'profiled' } as const;
  const named = onlyOf(profiles, 'serviceName', (services) => `^(${services})$`);
  return {
    type: 'external',
    label,
    description: description(profiles),
    config: {
      field: 'serviceName',
      target: {
        url: exploreUrl(profiles, ofService(variable('profiled:percentencode')), {
          from: `${variable('million')}000000`,
          to: `${variable('million')}999999`,
        }),
      },
      transformations: [
        { type: 'regex', field: 'startTime', expression: '^(\\d{7})', mapValue: 'million' },
        ...(named.length > 0 ? named : [any]),
      ],
    },
  };
}

/** From a series, in Explore's table, to the profile of its service in the time that is shown. */
export const seriesToService = (profiles: PyroscopeDatasource): Correlation =>
  queryOf(
    profiles,
    'service_name',
    nameOf(profiles, 'service_name'),
    onlyOf(profiles, 'service_name', (services) => `^(${services})$`),
  );

/** From a log line to the profile of its service in the time that is shown. */
export const lineToService = (profiles: PyroscopeDatasource): Correlation =>
  queryOf(
    profiles,
    'Line',
    nameOf(profiles, '__labels.tags.service_name'),
    // A line's labels are one object, which the expression sees as JSON.
    onlyOf(profiles, 'labels', (services) => `"service_name":"(${services})"`),
  );

function queryOf(
  profiles: PyroscopeDatasource,
  field: string,
  service: string,
  transformations: readonly Transformation[],
): Correlation {
  return {
    targetUID: profiles.uid,
    label,
    description: description(profiles),
    config: {
      type: 'query',
      field,
      target: ofService(service),
      ...(transformations.length > 0 ? { transformations } : {}),
    },
  };
}
