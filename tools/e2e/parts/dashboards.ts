import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboardQueries } from '../../../constructs/kit/queries/dashboard-queries';
import type { Manifests } from '../cluster/manifests';
import { exportersOf } from '../needs/exporters';
import { metricStore } from '../needs/stores';
import type { Part, Stage } from '../suite/part';
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
 * series and without an error. Throws if a dashboard is not rendered, or if no query is what `empty` says.
 */
export const dashboards = (titles: readonly string[], empty: readonly Empty[]): Part => ({
  title: 'What dashboards ask',
  steps: (stage) => {
    const asked = titles.flatMap((title) => queriesOf(stage.manifests, title));
    const unused = empty.find(({ query }) => !asked.some((each) => each.includes(query)));
    if (unused) throw new Error(`no query of the dashboards ${titles.join(', ')} contains ${unused.query}`);
    return [...new Set(asked)].map((query) => {
      const none = empty.find((each) => query.includes(each.query));
      return none ? findsNothing(stage, query, none) : findsData(stage, query);
    });
  },
});

const findsData = (stage: Stage, query: string): Step =>
  // Two samples of a rate, half a minute apart, after the exporters have started.
  metricQuery({ query }, metricStore(stage.model), 90, exportersOf(stage.model));

const findsNothing = (stage: Stage, query: string, { because }: Empty): Step =>
  check({
    name: query,
    asked: `PromQL: nothing, ${because}`,
    needs: { ...exportersOf(stage.model), metrics: metricStore(stage.model) },
    find: async ({ metrics }) => {
      const found = await metrics.query(query);
      return { passed: found.length === 0, got: `${found.length} series` };
    },
  });

/** The PromQL of a dashboard, with the values that Grafana would put in place of variables. */
export function queriesOf(manifests: Manifests, title: string): string[] {
  const found = manifests
    .ofKind('ConfigMap')
    .flatMap(({ data }) => Object.entries(data))
    .filter(([file]) => file.endsWith('.json'))
    .map(([, text]) => JSON.parse(text) as Dashboard)
    .find((dashboard) => dashboard.title === title);
  if (!found) throw new Error(`${manifests.folder} has no dashboard ${title}`);
  return dashboardQueries(found)
    .filter(({ datasource, expression }) => datasource === 'prometheus' && !expression.startsWith('label_values('))
    .map(({ expression }) =>
      expression
        .replaceAll('$__rate_interval', '1m')
        .replaceAll('$__interval', '1m')
        .replaceAll('$__range', '5m')
        .replace(/\$\w+/g, '.+'),
    );
}
