import type { Dashboard as DashboardJson } from '@grafana/grafana-foundation-sdk/dashboard';
import { meaningOf } from '../../kit/environment/factory-failure';
import { callSite, isError } from '../../kit/model/call-site';
import { Refusal } from '../../kit/model/findings';
import { Given } from '../../kit/model/given';
import { describe } from '../../kit/model/validation';
import { byCluster } from './clusters';
import {
  type Asked,
  brokenDashboard,
  type Dashboard,
  type DatasourceRole,
  type DatasourceRoles,
  datasourceRoles,
} from './dashboard';
import { layOut, type Section } from './layout';
import { producedPart } from './produced';
import { type DashboardProps, dashboardValidators } from './props';
import { returnedSection, returnedVariables } from './returned';

/**
 * A dashboard in TypeScript. It is built as those that come along are: `constructs/grafana/dashboards/spring-boot`. Where the cluster has
 * a name, clusters are chosen above it, and its queries choose and group by them; one with a variable `cluster` of its own stays as it is.
 */
export function dashboard<Role extends DatasourceRole>(props: DashboardProps<Role>): Dashboard {
  const given = new Given<DashboardProps<DatasourceRole>>('dashboard', props, dashboardValidators);
  const place = given.sound('title') ? given.props.title : 'dashboard';
  // What is wrong is reported by the Grafana that is given it, and nobody builds it then.
  if (!given.isSound) return brokenDashboard(place, given.problems(place));
  const { uid, title, asks, dimensions, variables, sections, onlyProduced = false, ...look } = props;
  const madeAt = callSite();
  /** What is wrong in a function of the user's is known when the dashboard is built, long after it was written. */
  const refused = (error: unknown): Refusal => {
    const about = { component: 'grafana', property: `dashboards › ${title}`, madeAt };
    if (error instanceof Refusal && error.about)
      return new Refusal(error.problem, error.instead, {
        ...about,
        property: `${about.property} › ${error.about.property}`,
      });
    if (error instanceof Refusal) return new Refusal(error.problem, error.instead, about);
    const meant = meaningOf(error);
    if (meant) return new Refusal(meant.problem, meant.instead, about);
    const problem = `it ends with an error: ${isError(error) ? error.message : describe(error)}`;
    return new Refusal(problem, 'sections and variables that end without an error', about);
  };
  return {
    uid,
    title,
    asks,
    dimensions,
    build: whileTheSame((datasources, produced) => {
      const roles = datasourceRoles(datasources);
      const complete = (given: Partial<DatasourceRoles>): given is Asked<Role> =>
        asks.every((role) => given[role] !== undefined);
      if (!complete(roles)) return undefined;
      const asked = asks.map((role) => roles[role]);
      const shown = (section: Section) => (onlyProduced && produced ? producedPart(section, produced) : [section]);
      try {
        const content = layOut({
          ...look,
          title,
          variables: variables && returnedVariables(variables(roles)),
          sections: sections.flatMap((section) => shown(returnedSection(section(roles)))),
        });
        return { ...byCluster(content, asked), uid, title };
      } catch (error) {
        throw refused(error);
      }
    }),
  };
}

/** A dashboard is built for each who asks what it asks, and for its file: of the same datasources and metrics it is the same one. */
function whileTheSame(build: Dashboard['build']): Dashboard['build'] {
  let last: { readonly given: readonly unknown[]; readonly built: DashboardJson | undefined } | undefined;
  return (datasources, produced) => {
    const given: readonly unknown[] = [datasources.length, ...datasources, ...(produced ?? [undefined])];
    const isAsLast = given.length === last?.given.length && given.every((each, index) => each === last?.given[index]);
    if (!last || !isAsLast) last = { given, built: build(datasources, produced) };
    return last.built;
  };
}
