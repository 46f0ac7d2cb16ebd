import { type Dashboard, type DatasourceRoles, datasourceRoles } from './dashboard';

/** The datasources that a Grafana is given, by what a dashboard can ask of them. */
type GivenRoles = Partial<DatasourceRoles>;

/** A dashboard whose description says no more than it shows with the datasources that it is given. */
export const describedBy = (dashboard: Dashboard, description: (given: GivenRoles) => string): Dashboard => ({
  ...dashboard,
  build: (datasources, ...more) => {
    const content = dashboard.build(datasources, ...more);
    return content && { ...content, description: description(datasourceRoles(datasources)) };
  },
});

/** A sentence about where the links of its series lead, as far as there is something there. `to`: roles, as the sentence names them. */
export function opens({ to, of }: { readonly to: readonly ('logs' | 'traces')[]; readonly of: string }) {
  return (given: GivenRoles): string => {
    const there = to.filter((role) => given[role] !== undefined);
    return there.length > 0 ? ` A series opens the ${there.join(' and ')} ${of}.` : '';
  };
}
