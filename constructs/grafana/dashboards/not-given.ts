import type { Datasource, KnownMetrics } from '../../kit';
import { seconds } from '../../kit';
import { missingEndpoint } from '../../kit/model/endpoint';
import { asksNobody } from '../../kit/queries';
import { answeredPart, changedPanel, withPanels } from './answered';
import type { DatasourceRole, DatasourceRoles } from './dashboard';
import type { Section } from './layout';

/** The part of a dashboard that is about datasources which a Grafana is given, where it would ask more. */

/** No datasource can have it, as it has a space. */
const uid = 'not given';
const name = 'not given';

const prometheus = (): DatasourceRoles['metrics'] => ({
  ...{ type: 'prometheus', name, uid, flavor: 'Prometheus', interval: seconds(15) },
  endpoint: missingEndpoint<'prometheus.query'>(),
  store: { environment: name, component: name },
});

/** Stands for the datasource of each role, so that sections are the same with it and without. What asks it is left out then. */
const standIns: { readonly [Role in DatasourceRole]: () => DatasourceRoles[Role] } = {
  metrics: prometheus,
  spanMetrics: prometheus,
  pipeline: prometheus,
  logs: () => ({ type: 'loki', name, uid, endpoint: missingEndpoint<'loki.query'>() }),
  traces: () => ({ type: 'tempo', name, uid, endpoint: missingEndpoint<'tempo.query'>() }),
  profiles: () => ({ type: 'pyroscope', name, uid, profiled: [], endpoint: missingEndpoint<'pyroscope.query'>() }),
};

/** Of the roles that a dashboard can do without, those that it has to do without. `produced`: the metrics that exist. */
export function rolesNotGiven(
  given: Partial<DatasourceRoles>,
  roles: readonly DatasourceRole[],
  produced: readonly KnownMetrics[] = [],
): readonly DatasourceRole[] {
  // Whatever answers PromQL is taken for that of metrics from spans where nobody says who keeps them. Without a store of traces here they are
  // there if somebody makes them.
  const areMade = given.traces !== undefined || !asksNobody({ expression: 'traces_spanmetrics_calls_total' }, produced);
  return roles.filter((role) => given[role] === undefined || (role === 'spanMetrics' && !areMade));
}

/** The datasources with stand-ins for these roles. */
export const withStandIns = (
  given: Partial<DatasourceRoles>,
  roles: readonly DatasourceRole[],
): Partial<DatasourceRoles> => ({ ...given, ...Object.fromEntries(roles.map((role) => [role, standIns[role]()])) });

/** Whether a datasource is none that Grafana is given. A text that is true only with it is left out. */
export const isStandIn = (datasource: Pick<Datasource, 'uid'>): boolean => datasource.uid === uid;

/** A text that is true only where a dashboard is given this datasource. */
export const onlyWith = (datasource: Datasource, text: string): string => (isStandIn(datasource) ? '' : text);

/** Whether something made of a dashboard asks a datasource that is not given. */
export const asksStandIn = ({ datasource }: { readonly datasource?: unknown }): boolean =>
  typeof datasource === 'object' && datasource !== null && 'uid' in datasource && datasource.uid === uid;

/** A row without what asks datasources that are not given: panels, queries and links. None: no row. */
export function givenPart(section: Section): Section[] {
  const shown = section.panels.filter(([, panel]) => {
    const built = panel.build();
    return !asksStandIn(built) || (built.targets ?? []).some((target) => !asksStandIn(target as object));
  });
  return withPanels(section, shown)
    .flatMap((left) => answeredPart(left, (target) => !asksStandIn(target as object)))
    .map((left) => ({
      ...left,
      panels: left.panels.map(([width, panel]) => [width, changedPanel(panel, withoutLinks)] as const),
    }));
}

type Built = ReturnType<Section['panels'][number][1]['build']>;

/** In the address of a link a datasource is encoded. */
const leadsNowhere = ({ url = '' }: { readonly url?: string }): boolean =>
  url.includes(encodeURIComponent(`"${uid}"`)) || url.includes(`"${uid}"`);

function withoutLinks(panel: Built): Built {
  const { fieldConfig } = panel;
  if (!fieldConfig) return panel;
  const { defaults, overrides } = fieldConfig;
  const led = <Link extends { readonly url?: string }>(links: readonly Link[]) =>
    links.filter((link) => !leadsNowhere(link));
  return {
    ...panel,
    fieldConfig: {
      defaults: { ...defaults, ...(defaults.links ? { links: led(defaults.links) } : {}) },
      overrides: overrides.map((each) => ({
        ...each,
        properties: each.properties.map((property) =>
          property.id === 'links' ? { ...property, value: led(property.value as { url?: string }[]) } : property,
        ),
      })),
    },
  };
}
