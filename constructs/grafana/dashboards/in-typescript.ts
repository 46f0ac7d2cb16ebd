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
import { asksStandIn, givenPart, rolesNotGiven, withStandIns } from './not-given';
import { collectedPart, producedPart } from './produced';
import { type DashboardProps, dashboardValidators } from './props';
import { returnedSection, returnedVariables } from './returned';

/**
 * A dashboard in TypeScript. It is built as those that come along are: `constructs/grafana/dashboards/spring-boot`. Where the cluster has
 * a name, clusters are chosen above it, and its queries choose and group by them; one with a variable `cluster` of its own stays as it is.
 */
export function dashboard<Role extends DatasourceRole, Further extends DatasourceRole = never>(
  props: DashboardProps<Role, Further>,
): Dashboard {
  const given = new Given<DashboardProps<DatasourceRole, DatasourceRole>>('dashboard', props, dashboardValidators);
  const place = given.sound('title') ? given.props.title : 'dashboard';
  // What is wrong is reported by the Grafana that is given it, and nobody builds it then.
  if (!given.isSound) return brokenDashboard(place, given.problems(place));
  const { uid, title, asks, asksIfGiven = [], dimensions, variables, sections, ...more } = props;
  const { onlyProduced = false, onlyCollected = false, ...look } = more;
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
    build: whileTheSame((datasources, produced, hidden) => {
      const given = datasourceRoles(datasources);
      const notGiven = rolesNotGiven(given, asksIfGiven, produced);
      const roles = withStandIns(given, notGiven);
      const all = [...asks, ...asksIfGiven];
      const complete = (some: Partial<DatasourceRoles>): some is Asked<Role | Further> =>
        all.every((role) => some[role] !== undefined);
      if (!complete(roles)) return undefined;
      const asked = all.filter((role) => !notGiven.some((each) => each === role)).map((role) => roles[role]);
      // Each takes what nobody answers from a row.
      const parts: readonly ((section: Section) => Section[])[] = [
        ...(notGiven.length > 0 ? [givenPart] : []),
        ...(onlyProduced && produced ? [(row: Section) => producedPart(row, produced)] : []),
        ...(onlyCollected && produced && hidden ? [(row: Section) => collectedPart(row, hidden, produced)] : []),
      ];
      const shown = (section: Section) => parts.reduce((rows, part) => rows.flatMap(part), [section]);
      try {
        const rows = sections.flatMap((section) => shown(returnedSection(section(roles))));
        // Nobody is to look at a page without a panel; who is given the dashboard says so.
        if (rows.length === 0 && sections.length > 0) return undefined;
        const content = layOut({
          ...look,
          title,
          variables:
            variables && returnedVariables(variables(roles)).filter((variable) => !asksStandIn(variable.build())),
          sections: rows,
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
  return (datasources, produced, hidden) => {
    const given: readonly unknown[] = [datasources, produced, hidden].flatMap((each) => [
      each?.length,
      ...(each ?? []),
    ]);
    const isAsLast = given.length === last?.given.length && given.every((each, index) => each === last?.given[index]);
    if (!last || !isAsLast) last = { given, built: build(datasources, produced, hidden) };
    return last.built;
  };
}
