import type { Dashboard as DashboardJson, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { callSite, isError } from '../../kit/model/call-site';
import { Refusal } from '../../kit/model/findings';
import { describe } from '../../kit/model/validation';
import { byCluster } from './clusters';
import { type Asked, type Dashboard, type DatasourceRole, type DatasourceRoles, datasourceRoles } from './dashboard';
import { type Builder, layOut, type Section } from './layout';
import { producedPart } from './produced';

/** What makes up a dashboard that is written in TypeScript. */
export interface DashboardProps<Role extends DatasourceRole> {
  /** The identifier in its address: at most 40 letters, digits, hyphens and underscores. It never changes, as links carry it. */
  readonly uid: string;
  /** What people see. */
  readonly title: string;
  /** What it shows and what it is for, in a sentence. */
  readonly description: string;
  /**
   * What it asks: `metrics`, `logs`, `traces`, `spanMetrics` for the metrics made from spans, or `pipeline` for those of the platform itself. Grafana's `datasources` must
   * have one of each.
   */
  readonly asks: readonly Role[];
  /** The attributes of spans by which it groups metrics: `dimensions` of the Tempo must have them. Default: none. */
  readonly dimensions?: readonly string[];
  /** By which people find it, beside `lgtm`. Default: none. */
  readonly tags?: readonly string[];
  /** How often its queries run again. Default: every 30 seconds; take more where they read many lines. */
  readonly refresh?: string;
  /** What people choose at its top, such as `variables.labelVariable({ … })`. Default: nothing. */
  readonly variables?: (datasources: Asked<NoInfer<Role>>) => readonly Builder<VariableModel>[];
  /**
   * Whether a query is left out where none of its metrics is one of a component or of `knownMetrics` of the environment, and with it panels and
   * rows without a query. One that is misspelt is left out as well. Default: all stay, and `check` refuses those for programs that are not there.
   */
  readonly onlyProduced?: boolean;
  /** Its rows, from top to bottom, each with its panels. Each is given the datasources that the dashboard asks. */
  readonly sections: readonly ((datasources: Asked<NoInfer<Role>>) => Section)[];
}

/**
 * A dashboard in TypeScript. It is built as those that come along are: `constructs/grafana/dashboards/spring-boot`. Where the cluster has
 * a name, clusters are chosen above it, and its queries choose and group by them; one with a variable `cluster` of its own stays as it is.
 */
export function dashboard<Role extends DatasourceRole>(props: DashboardProps<Role>): Dashboard {
  const { uid, title, asks, dimensions, variables, sections, onlyProduced = false, ...look } = props;
  const madeAt = callSite();
  /** What is wrong in a function of the user's is known when the dashboard is built, long after it was written. */
  const refused = (error: unknown): Refusal => {
    const about = { component: 'grafana', property: `dashboards › ${title}`, madeAt };
    if (error instanceof Refusal) return new Refusal(error.problem, error.instead, about);
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
          variables: variables?.(roles),
          sections: sections.flatMap((section) => shown(section(roles))),
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
