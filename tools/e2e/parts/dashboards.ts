import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import type { Asked } from '../../../constructs/kit/queries';
import { dashboardQueries } from '../../../constructs/kit/queries/dashboard-queries';
import type { Manifests } from '../cluster/manifests';
import type { Stage } from '../model/stage';
import { exportersOf } from '../needs/exporters';
import { eachNamed } from '../needs/running';
import { metricStore } from '../needs/stores';
import type { Needs } from '../suite/need';
import type { Part } from '../suite/part';
import { check, type Step } from '../suite/step';
import { metricQuery } from './query-checks';

/** A query that finds nothing in the run. */
export interface Empty {
  /** The metrics of which nothing is found, or a part of the query. */
  readonly query: string;
  readonly because: string;
}

/**
 * Every query in PromQL of rendered dashboards, by their titles, is answered with data; those of `empty` are answered without a
 * series and without an error. `workloads`: whose data it is; of the environment's exporters by default. Throws if a dashboard is not
 * rendered, or if no query is what `empty` says.
 */
export const dashboards = (
  titles: readonly string[],
  empty: readonly Empty[],
  workloads?: readonly string[],
): Part => ({
  title: 'What dashboards ask',
  steps: (stage) => {
    const asked = titles.flatMap((title) => queriesOf(stage.manifests, title));
    throwUnused(
      titles,
      empty,
      asked.map((expression) => ({ expression })),
    );
    const needs = broughtBy(stage, workloads);
    return [...new Set(asked)].map((query) => {
      const none = empty.find((each) => query.includes(each.query));
      return none ? findsNothing(stage, query, none, needs) : findsData(stage, query, needs);
    });
  },
});

export function throwUnused(titles: readonly string[], empty: readonly Empty[], asked: readonly Asked[]): void {
  const unused = empty.find(({ query }) => !asked.some(({ expression }) => expression.includes(query)));
  if (unused) throw new Error(`no query of the dashboards ${titles.join(', ')} contains ${unused.query}`);
}

const broughtBy = ({ model }: Stage, workloads?: readonly string[]): Needs =>
  workloads ? { workloads: eachNamed(model, workloads) } : exportersOf(model);

const findsData = (stage: Stage, query: string, needs: Needs): Step =>
  // Two samples of a rate, half a minute apart, after the exporters have started.
  metricQuery({ query }, metricStore(stage.model), 90, needs);

const findsNothing = (stage: Stage, query: string, { because }: Empty, needs: Needs): Step =>
  check({
    name: query,
    asked: `PromQL: nothing, ${because}`,
    needs: { ...needs, metrics: metricStore(stage.model) },
    find: async ({ metrics }) => {
      const found = await metrics.query(query);
      return { passed: found.length === 0, got: `${found.length} series` };
    },
  });

/** The PromQL of a dashboard, with the values that Grafana would put in place of variables. */
export function queriesOf(manifests: Manifests, title: string): string[] {
  return dashboardQueries(renderedDashboard(manifests, title))
    .filter(({ datasource, expression }) => datasource === 'prometheus' && !expression.startsWith('label_values('))
    .map(({ expression }) => withVariables(expression));
}

export const renderedDashboards = (manifests: Manifests): readonly Dashboard[] =>
  manifests
    .ofKind('ConfigMap')
    .flatMap(({ data }) => Object.entries(data))
    .filter(([file]) => file.endsWith('.json'))
    .map(([, text]) => JSON.parse(text) as Dashboard);

export function renderedDashboard(manifests: Manifests, title: string): Dashboard {
  const found = renderedDashboards(manifests).find((dashboard) => dashboard.title === title);
  if (!found) throw new Error(`${manifests.folder} has no dashboard ${title}`);
  return found;
}

/** A query with the values that Grafana would put in the place of variables: of one whose value people type, nothing. */
export const withVariables = (expression: string): string =>
  expression
    .replaceAll('$__rate_interval', '1m')
    .replaceAll('$__interval', '1m')
    .replaceAll('$__range', '5m')
    .replaceAll('$trace_id', '')
    .replace(/\$\w+/g, '.+');
