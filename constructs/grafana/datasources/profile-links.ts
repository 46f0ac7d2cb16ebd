import type { PyroscopeDatasource } from '../../kit';
import type { ProfiledServices } from '../../kit/model/datasource';
import { literally } from '../../kit/text/literally';
import { processCpu } from '../../kit/vocabulary/profile-types';
import { exploreUrl } from '../dashboards/explore-link';
import { variable } from '../variable';
import type { Correlation, Transformation } from './provisioned';

/** The profile of a service by processor time, as Pyroscope's datasource is asked for it. In Explore another type can be chosen. */
const ofService = ({ profileTypeId }: ProfiledServices, encoded = '') => ({
  labelSelector: `{service_name="${variable(`profiled${encoded}`)}"}`,
  profileTypeId,
  queryType: 'both',
  groupBy: [],
});

/**
 * The links *Profiles for this span*, which Grafana draws at spans that name a profile in `pyroscope.profile.id`. The languages that have
 * profiles of spans measure processor time alike.
 * https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/configure-trace-to-profiles/
 */
export const traceToProfiles = ({ uid: datasourceUid }: PyroscopeDatasource) => ({
  datasourceUid,
  tags: [{ key: 'service.name', value: 'service_name' }],
  profileTypeId: processCpu,
});

const label = 'Profiles of this service';

const description = ({ name }: PyroscopeDatasource): string => `What the service did at that time, from ${name}`;

/**
 * The name of a service, of these alone: a link has a variable that only they give a value, and Grafana leaves a link out that has one
 * without. `expression`: with what the name is found, in the place of `NAME`.
 */
const nameOf = ({ services }: ProfiledServices, field: string, expression: string): Transformation => ({
  type: 'regex',
  field,
  expression: expression.replace('NAME', () => `(${services.map(literally).join('|')})`),
  mapValue: 'profiled',
});

/**
 * From a span to the profile of its service. A query of Grafana's would ask for the milliseconds of the span alone, in which no profile
 * has its time stamp: so this link is an address, and the time in it begins and ends with the million milliseconds, about 17
 * minutes, in which the span began.
 * https://grafana.com/docs/grafana/latest/datasources/tempo/configure-tempo-data-source/trace-correlations/
 */
export const spanToService = (profiles: PyroscopeDatasource): Correlation[] =>
  profiles.profiled.map((each) => ({
    type: 'external',
    label,
    description: description(profiles),
    config: {
      field: 'serviceName',
      target: {
        url: exploreUrl(profiles, ofService(each, ':percentencode'), {
          from: `${variable('million')}000000`,
          to: `${variable('million')}999999`,
        }),
      },
      transformations: [
        { type: 'regex', field: 'startTime', expression: '^(\\d{7})', mapValue: 'million' },
        nameOf(each, 'serviceName', '^NAME$'),
      ],
    },
  }));

/** From a series, in Explore's table, to the profile of its service in the time that is shown. */
export const seriesToService = (profiles: PyroscopeDatasource): Correlation[] =>
  profiles.profiled.map((each) => queryOf(profiles, 'service_name', each, nameOf(each, 'service_name', '^NAME$')));

/** From a log line to the profile of its service in the time that is shown. Its labels are one object, which the expression sees as JSON. */
export const lineToService = (profiles: PyroscopeDatasource): Correlation[] =>
  profiles.profiled.map((each) => queryOf(profiles, 'Line', each, nameOf(each, 'labels', '"service_name":"NAME"')));

const queryOf = (
  profiles: PyroscopeDatasource,
  field: string,
  services: ProfiledServices,
  transformation: Transformation,
): Correlation => ({
  targetUID: profiles.uid,
  label,
  description: description(profiles),
  config: { type: 'query', field, target: ofService(services), transformations: [transformation] },
});
