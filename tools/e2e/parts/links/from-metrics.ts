import { eventually } from '../../../wait';
import { nonEmpty } from '../../labels';
import type { Step } from '../../suite/step';
import { targetOf } from './correlations';
import type { Datasource } from './datasources';
import type { Targets } from './from-traces';
import type { Failing, Follow } from './logged-error';

/** Links from the series of a service to traces, by exemplars, and to its lines. `histogram`: of the requests that it serves. */
export function fromMetrics(
  { jsonData, correlations = [] }: Datasource,
  { logs, traces }: Pick<Targets, 'logs'> & { readonly traces: Datasource },
  { workload }: Failing,
  histogram: string,
  follow: Follow,
): Step[] {
  const destinations = jsonData.exemplarTraceIdDestinations ?? [];
  const ofService = [
    `traces_spanmetrics_latency_bucket{service="${workload}"}`,
    `${histogram}_bucket{service_name="${workload}"}`,
  ];
  const exemplars = ofService.map((query) =>
    follow(
      `exemplar → trace, by its link: ${query.replace(/\{.*/, '')}`,
      `${query}: an exemplar whose trace is kept`,
      async (_, stores) => {
        const found = await eventually(60, async () => {
          for (const labels of (await stores.metrics.exemplars(query)).slice(-50)) {
            const link = destinations.find(({ name }) => labels[name] !== undefined);
            const id = link && labels[link.name];
            if (id && link.datasourceUid === traces.uid && (await stores.traces.has(id))) return `${link.name} ${id}`;
          }
          return undefined;
        });
        return { passed: found !== undefined, got: found ?? 'no exemplar whose trace is stored' };
      },
    ),
  );
  const toLogs = correlations
    .filter(({ targetUID }) => targetUID === logs.uid)
    .map((link) =>
      follow(`metric → logs: ${link.label}`, JSON.stringify(link.config.target), async (_, stores) => {
        const found = await eventually(90, async () =>
          nonEmpty(await stores.metrics.query(`${histogram}_count{service_name="${workload}"}`)),
        );
        const [series] = found ?? [];
        const target = series && targetOf(link, series.metric);
        const query = target && 'expr' in target ? String(target.expr) : '';
        const streams = query ? await stores.logs.streams(query, 10) : [];
        return { passed: streams.length > 0, got: `${query}: ${streams.length} streams` };
      }),
    );
  return [...(destinations.length > 0 ? exemplars : []), ...toLogs];
}
