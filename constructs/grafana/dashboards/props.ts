import type { VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { callback, flag, line, list, oneOf, optional, text, type Validators, words } from '../../kit/model/validation';
import { type Asked, type DatasourceRole, roles } from './dashboard';
import type { Builder, Section } from './layout';

/** What makes up a dashboard that is written in TypeScript. */
export interface DashboardProps<Role extends DatasourceRole, Further extends DatasourceRole = never> {
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
  /**
   * What it asks besides, where Grafana is given one: panels, links and variables that ask one which is not given are left out. Default: nothing.
   */
  readonly asksIfGiven?: readonly Further[];
  /** The attributes of spans by which it groups metrics: `dimensions` of the Tempo must have them. Default: none. */
  readonly dimensions?: readonly string[];
  /** By which people find it, beside `lgtm`. Default: none. */
  readonly tags?: readonly string[];
  /** How often its queries run again. Default: every 30 seconds; take more where they read many lines. */
  readonly refresh?: string;
  /** What people choose at its top, such as `variables.labelVariable({ … })`. Default: nothing. */
  readonly variables?: (datasources: Asked<NoInfer<Role | Further>>) => readonly Builder<VariableModel>[];
  /**
   * Whether a query is left out where none of its metrics is one of a component or of `knownMetrics` of the environment, and with it panels and
   * rows without a query. One that is misspelt is left out as well. Default: all stay, and `check` refuses those for programs that are not there.
   */
  readonly onlyProduced?: boolean;
  /**
   * Whether a query is left out that shows nothing because a `NodeExporter`, a `KubeStateMetrics` or `unix()` of the environment has the collector off that would show its
   * metrics, and with it panels and rows without a query. `knownMetrics` of the environment names those that come from elsewhere all the same. Default: all stay.
   */
  readonly onlyCollected?: boolean;
  /** Its rows, from top to bottom, each with its panels. Each is given the datasources that the dashboard asks. */
  readonly sections: readonly ((datasources: Asked<NoInfer<Role | Further>>) => Section)[];
}

const section = '({ metrics }) => ({ title: … , panels: [ … ] })';

/** What `dashboard({ … })` takes. */
export const dashboardValidators: Validators<DashboardProps<DatasourceRole, DatasourceRole>> = {
  // Its form is looked at by the Grafana that is given it.
  uid: line('orders'),
  title: line('Orders'),
  description: words('What the orders do.'),
  asks: list(oneOf(roles)),
  asksIfGiven: optional(list(oneOf(roles))),
  dimensions: optional(list(line('http.route'))),
  tags: optional(list(line('orders'))),
  refresh: optional(
    text({
      example: '5m',
      expected: "a time such as '30s' or '5m'",
      standIn: '30s',
      problem: (value) => (/^([1-9]\d*(s|m|h|d)|auto|)$/.test(value) ? undefined : `'${value}' is no such time`),
    }),
  ),
  variables: optional(
    callback({
      example: '({ metrics }) => [variables.labelVariable({ … })]',
      expected: 'a function that returns a list, such as ({ metrics }) => [variables.labelVariable({ … })]',
      standIn: () => [],
    }),
  ),
  onlyProduced: optional(flag()),
  onlyCollected: optional(flag()),
  sections: list(
    callback({
      example: section,
      expected: `a function such as ${section}`,
      standIn: () => ({ title: 'missing', panels: [] }),
    }),
  ),
};
