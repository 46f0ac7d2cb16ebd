import { eventually } from '../../../wait';
import type { Model } from '../../model';
import { collector } from '../../needs/collector';
import { logAgent } from '../../needs/log-agent';
import { running } from '../../needs/running';
import { logStore, metricStore, profileStore, traceStore } from '../../needs/stores';
import { type AskedProfile, profileAttribute, spansWithProfile } from '../../stores/profile-store';
import type { Given, Needs } from '../../suite/need';
import { check, type Step } from '../../suite/step';
import { type Correlation, type Row, targetsOf } from './correlations';
import { type Datasource, datasourceAt } from './datasources';

export interface ProfileLinks {
  /** The service whose spans name their profiles. Its workload has its name, as those of the others have. */
  readonly bySpan: string;
  /** The services that send profiles. */
  readonly services: readonly string[];
  /** A service that sends none. */
  readonly without: string;
}

/** SDKs send their profiles every ten or fifteen seconds. */
const profileSeconds = 90;

const needsOf = (model: Model, service: string) =>
  ({
    service: running(model.workload(service).peer),
    collector: collector(model),
    agent: logAgent(model),
    profiles: profileStore(model),
    traces: traceStore(model),
    metrics: metricStore(model),
    logs: logStore(model),
  }) satisfies Needs;

type Stores = Given<ReturnType<typeof needsOf>>;

/** A row with the service, as each datasource shows it. */
const rows: Readonly<
  Record<'trace' | 'metric' | 'log', (service: string, stores: Stores) => Promise<Row | undefined>>
> = {
  trace: async (service, { traces }) => {
    const [begin] = await traces.beginnings(`{ resource.service.name = "${service}" }`);
    return begin === undefined ? undefined : { serviceName: service, startTime: begin };
  },
  metric: async (service, { metrics }) => {
    const [series] = await metrics.query(`{__name__=~"mythical_.+", service_name="${service}"}`);
    return series?.metric;
  },
  log: async (service, { logs }) => {
    const [stream] = await logs.streams(`{service_name="${service}"}`, 1);
    return stream && { labels: stream.stream };
  },
};

/** Every link to profiles, from a span, a series and a line, asks for something that is there; where nothing is, there is no link. */
export function toProfiles(
  model: Model,
  datasources: readonly Datasource[],
  { bySpan, services, without }: ProfileLinks,
): Step[] {
  const of = {
    trace: datasourceAt(datasources, model.traceStore),
    metric: datasourceAt(datasources, model.metricStore),
    log: datasourceAt(datasources, model.logStore),
  };
  const { uid } = datasourceAt(datasources, model.profileStore);
  const linksOf = ({ correlations = [] }: Datasource) => correlations.filter((each) => leadsTo(uid, each));
  const { tracesToProfiles: toSpan } = of.trace.jsonData;
  const spans = spansWithProfile(bySpan);
  return [
    check({
      name: `span → its own profile: ${bySpan}`,
      asked: `${spans}: ${toSpan?.profileTypeId} in ${toSpan?.datasourceUid}`,
      needs: needsOf(model, bySpan),
      find: async ({ traces, profiles }) => {
        const found = await eventually(profileSeconds, async () => {
          for (const span of await traces.spansWith(spans, profileAttribute)) {
            const asked = { labelSelector: `{service_name="${bySpan}"}`, profileTypeId: toSpan?.profileTypeId ?? '' };
            const names = await profiles.functionsAsked({ ...asked, spanSelector: [span] });
            if (names.length > 1) return `${names.length} functions in ${span}`;
          }
          return undefined;
        });
        return { passed: found !== undefined && toSpan?.datasourceUid === uid, got: found ?? 'none' };
      },
    }),
    ...services.flatMap((service) =>
      (['trace', 'metric', 'log'] as const).map((from) =>
        check({
          name: `${from} → profile: ${service}`,
          asked: 'one link, and functions are the answer to its question',
          needs: needsOf(model, service),
          find: async (stores) => {
            let got = 'no row';
            const found = await eventually(profileSeconds, async () => {
              const row = await rows[from](service, stores);
              const [target, ...others] = row ? targetsOf(linksOf(of[from]), row) : [];
              if (!target || others.length > 0) {
                got = `${target ? others.length + 1 : 0} links`;
                return undefined;
              }
              const asked = askedBy(target);
              const names = await stores.profiles.functionsAsked(asked);
              got = `${asked.profileTypeId}: ${names.length} functions`;
              // The first is the whole.
              return names.length > 1 || undefined;
            });
            return { passed: found === true, got };
          },
        }),
      ),
    ),
    check({
      name: `no link to profiles where there are none: ${without}`,
      asked: 'at its spans, series and lines',
      needs: needsOf(model, without),
      find: () => {
        const shown = [
          ...targetsOf(linksOf(of.trace), { serviceName: without, startTime: Date.now() }),
          ...targetsOf(linksOf(of.metric), { service_name: without }),
          ...targetsOf(linksOf(of.log), { labels: { service_name: without } }),
        ];
        return { passed: shown.length === 0, got: `${shown.length} links` };
      },
    }),
  ];
}

/** A query of that datasource, or an address that names it. */
const leadsTo = (uid: string, { targetUID, config: { target } }: Correlation): boolean =>
  'url' in target ? String(target.url).includes(encodeURIComponent(`"datasource":"${uid}"`)) : targetUID === uid;

/** The question behind a link: its own query, or that of the address. */
function askedBy(target: object): AskedProfile {
  if (!('url' in target)) return target as AskedProfile;
  const panes = new URL(String(target.url), 'http://grafana').searchParams.get('panes');
  const { left } = JSON.parse(panes ?? '') as {
    left: { queries: readonly [AskedProfile]; range: { from: string; to: string } };
  };
  return { ...left.queries[0], start: Number(left.range.from), end: Number(left.range.to) };
}
