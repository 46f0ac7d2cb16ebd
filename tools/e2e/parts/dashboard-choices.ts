import type { Dashboard, Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linksOf, panelsOf } from '../../../constructs/kit/queries/dashboard-queries';
import { eventually } from '../../wait';
import type { Stage } from '../model/stage';
import { check, type Step } from '../suite/step';
import { renderedDashboards, withVariables } from './dashboards';
import type { EvidenceNeeds, Stores } from './evidence-needs';

/** The link of a cell to a dashboard, where a variable gets the value of the cell. */
const toDashboard = /^\/d\/(?<uid>[^?]+)\?var-(?<variable>\w+)=\$\{__value\.raw\}/;

/** Variables that such a link takes along. */
const takenAlong = /\$\{(\w+):queryparam\}/g;

const seconds = 90;

/** Where a click on a cell with a trace's id leads: a dashboard whose panels have data for that trace. */
export const choicesOf = (stage: Stage, dashboard: Dashboard, needs: EvidenceNeeds): Step[] =>
  panelsOf(dashboard).flatMap((panel) =>
    linksOf(panel).flatMap(({ title = '', url = '' }) => {
      const { uid, variable } = toDashboard.exec(url)?.groups ?? {};
      return uid && variable ? [choice(stage, { dashboard, panel, title, url, uid, variable }, needs)] : [];
    }),
  );

interface Choice {
  readonly dashboard: Dashboard;
  readonly panel: Panel;
  readonly title: string;
  readonly url: string;
  readonly uid: string;
  readonly variable: string;
}

function choice(stage: Stage, { dashboard, panel, title, url, uid, variable }: Choice, needs: EvidenceNeeds): Step {
  const shown = renderedDashboards(stage.manifests).find((each) => each.uid === uid);
  const known = (shown?.templating?.list ?? []).map(({ name }) => name);
  const given = [variable, ...[...url.matchAll(takenAlong)].map(([, name = '']) => name)];
  const asked = (shown ? panelsOf(shown) : []).flatMap(queriesOf).filter(({ text }) => text.includes(`$${variable}`));
  return check({
    name: `${dashboard.title} › ${panel.title} › ${title}`,
    asked: `${uid}: ${asked.map(({ text }) => text).join(', ')}`,
    needs,
    find: async (stores) => {
      const unknown = given.filter((name) => !known.includes(name));
      if (asked.length === 0 || unknown.length > 0)
        return { passed: false, got: `unknown there: ${unknown.join(', ')}` };
      const found = await eventually(seconds, async () => {
        for (const id of await tracesIn(stores, panel)) {
          const answered = await Promise.all(asked.map((each) => hasData(stores, each, variable, id)));
          if (answered.every(Boolean)) return id;
        }
        return undefined;
      });
      return { passed: found !== undefined, got: found ?? 'no trace for which every panel has data' };
    },
  });
}

interface PanelQuery {
  readonly type?: string;
  readonly text: string;
}

const queriesOf = ({ datasource, targets = [] }: Panel): readonly PanelQuery[] =>
  targets.map((target) => {
    const {
      expr,
      query,
      datasource: own,
    } = target as { expr?: string; query?: string; datasource?: { type?: string } };
    return { type: own?.type ?? datasource?.type, text: expr ?? query ?? '' };
  });

async function tracesIn({ traces }: Stores, panel: Panel): Promise<readonly string[]> {
  const found = await Promise.all(queriesOf(panel).map(({ text }) => traces.search(withVariables(text))));
  return found.flat().map(({ traceID }) => traceID);
}

async function hasData(stores: Stores, { type, text }: PanelQuery, variable: string, id: string): Promise<boolean> {
  const query = withVariables(text.replaceAll(`$${variable}`, id));
  if (type === 'loki') return (await stores.logs.streams(query, 10)).length > 0;
  // The id alone asks for the whole trace.
  return query === id ? stores.traces.has(id) : (await stores.traces.search(query)).length > 0;
}
