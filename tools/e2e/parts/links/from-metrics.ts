import { eventually } from '../../../wait';
import type { Application } from '../../applications/application';
import type { Step } from '../../suite/step';
import type { Datasource } from './datasources';
import type { Targets } from './from-traces';
import type { Follow } from './logged-error';

/** Links from the series of a service to traces, by exemplars, and to its lines. `histogram`: of the requests that it serves. */
export function fromMetrics(
  { jsonData, correlations = [] }: Datasource,
  { logs, traces }: Pick<Targets, 'logs'> & { readonly traces: Datasource },
  { workload }: Application,
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
      `exemplar → trace: ${query.replace(/\{.*/, '')}`,
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
    .map(({ label, config }) =>
      follow(`metric → logs: ${label}`, config.target.expr, async (_, stores) => {
        const [series] = await stores.metrics.query(`${histogram}_count{service_name="${workload}"}`);
        const value = series?.metric[config.field];
        const query = config.target.expr.replaceAll(`\${${config.field}}`, value ?? '');
        const streams = value ? await stores.logs.streams(query, 10) : [];
        return { passed: streams.length > 0, got: `${query}: ${streams.length} streams` };
      }),
    );
  return [...(destinations.length > 0 ? exemplars : []), ...toLogs];
}
