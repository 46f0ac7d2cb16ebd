import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';
import { dashboardQueries, type UsedQuery } from '../../../constructs/kit/queries/dashboard-queries';
import { eventually } from '../../wait';
import type { Series } from '../stores/metric-store';
import type { Part } from '../suite/part';
import { check, type Step } from '../suite/step';
import { choicesOf } from './dashboard-choices';
import { type Empty, renderedDashboard, throwUnused, withVariables } from './dashboards';
import { type EvidenceNeeds, evidenceNeeds, type Stores } from './evidence-needs';

/** A value of the series or row that is clicked on. */
const clicked = /\$\{__(?:field\.labels|data\.fields)\.([^}:]+)(?::percentencode)?\}/g;

const seconds = 90;

/** Of a part of the traces, which not every endpoint has. */
const narrowed = /status = error|duration >/;

/**
 * What rendered dashboards ask of logs and traces, and what the links of their series and rows ask, with the labels of a series of the
 * panel: each is answered with data for every series, a link to a part of the traces for one at least. What is of `empty` is answered, with data
 * or without. `workloads`: whose data it is. Throws if a dashboard is not rendered, or if no query is what `empty` says.
 */
export const dashboardEvidence = (
  titles: readonly string[],
  empty: readonly Empty[],
  workloads: readonly string[],
): Part => ({
  title: 'Logs and traces of dashboards, and their links',
  steps: (stage) => {
    const shown = titles.map((title) => renderedDashboard(stage.manifests, title));
    const needs = evidenceNeeds(stage, workloads);
    throwUnused(titles, empty, shown.flatMap(dashboardQueries));
    return shown.flatMap((dashboard) => [...stepsOf(dashboard, empty, needs), ...choicesOf(stage, dashboard, needs)]);
  },
});

function stepsOf(dashboard: Dashboard, empty: readonly Empty[], needs: EvidenceNeeds): Step[] {
  const queries = dashboardQueries(dashboard);
  const evidence = queries.filter(({ datasource }) => datasource !== 'prometheus');
  return evidence.map(({ place, datasource, expression }) => {
    const none = empty.find(({ query }) => expression.includes(query));
    return check({
      name: place,
      asked: `${datasource}: ${expression}${none ? `: an answer; none has data, as ${none.because}` : ''}`,
      needs,
      find: async (stores) => {
        let got = 'no series';
        const found = await eventually(seconds, async () => {
          const asked = await queriesOf(stores, expression, panelOf(place, queries));
          const counts = await Promise.all(asked.map((query) => answers(stores, datasource, query)));
          const answered = counts.filter((count) => count > 0).length;
          got = `${answered} of ${asked.length} with data, such as ${asked[counts.findIndex((count) => count > 0)] ?? asked[0]}`;
          const usual = narrowed.test(expression) ? 1 : asked.length;
          const least = none ? 0 : usual;
          return (asked.length > 0 && answered >= least) || undefined;
        });
        return { passed: found === true, got };
      },
    });
  });
}

/** The metrics of the panel in which a link stands. */
const panelOf = (place: string, queries: readonly UsedQuery[]): readonly string[] =>
  queries
    .filter((each) => each.datasource === 'prometheus' && place.startsWith(`${each.place} › `))
    .map(({ expression }) => withVariables(expression));

/** The query itself; that of a link with the labels of each series that has all of them. */
async function queriesOf({ metrics }: Stores, expression: string, panel: readonly string[]): Promise<string[]> {
  const names = [...expression.matchAll(clicked)].map(([, name = '']) => name);
  if (names.length === 0) return [withVariables(expression)];
  const series = (await Promise.all(panel.map((query) => metrics.query(query)))).flat();
  const whole = series.filter(({ metric }) => names.every((name) => metric[name] !== undefined));
  return [...new Set(whole.map((each) => filledIn(expression, each)))];
}

const filledIn = (expression: string, { metric }: Series): string =>
  withVariables(expression.replaceAll(clicked, (_all, name: string) => metric[name] ?? ''));

async function answers({ logs, traces }: Stores, datasource: UsedQuery['datasource'], query: string): Promise<number> {
  return datasource === 'loki' ? (await logs.streams(query, 10)).length : (await traces.search(query)).length;
}
