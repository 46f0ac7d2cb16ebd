import type { Outcome } from '../../../report';
import { eventually } from '../../../wait';
import { type Datasource, fromSpan, renderedDatasources } from '../../datasources';
import type { LabContext } from '../context';

/** The links of the rendered datasources, followed for a real error of the Spring application. */
export async function checkCorrelation(context: LabContext): Promise<void> {
  const { cluster, report } = context;
  const missing = ['spring-app', 'otel-collector', 'tempo', 'loki', 'mimir', 'alloy'].find(
    (workload) => !cluster.container(workload),
  );
  if (missing) return report.notRun('the links between the datasources', cluster.whyNot(missing));
  const datasources = renderedDatasources(cluster.manifests);
  const of = (uid: string): Datasource => {
    const found = datasources.find((datasource) => datasource.uid === uid);
    if (!found) throw new Error(`there is no datasource ${uid}`);
    return found;
  };
  const error = await findError(context);
  if (!error) {
    await report.check('an error of the application is found', 'a log line with its trace', () => ({
      passed: false,
      got: 'no ERROR line whose trace is in Tempo',
    }));
    return;
  }
  await checkLogToTrace(context, of('loki'), error);
  await checkTraceToLogs(context, of('tempo'), error);
  await checkTraceToMetrics(context, of('tempo'), error);
  await checkServiceMap(context, of('tempo'));
  await checkExemplars(context, of('mimir'));
  await checkMetricToLogs(context, of('mimir'));
}

interface LoggedError {
  readonly line: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly traceId: string;
}

const errorLine = 'internal error: the request failed';

async function findError({ stores }: LabContext): Promise<LoggedError | undefined> {
  return eventually(60, async () => {
    const streams = await stores.logql(`{service_name="spring-app"} |= "${errorLine}"`, 50);
    for (const { stream, values } of streams) {
      const [, line = ''] = values[0] ?? [];
      const traceId = /\[([a-f0-9]{32}),/.exec(line)?.[1];
      if (traceId && (await hasTrace({ stores }, traceId))) return { line, labels: stream, traceId };
    }
    return undefined;
  });
}

async function hasTrace({ stores }: Pick<LabContext, 'stores'>, id: string): Promise<boolean> {
  const text = await stores.trace(id).catch(() => '');
  return text.includes('resourceSpans');
}

async function checkLogToTrace(context: LabContext, loki: Datasource, { line, labels }: LoggedError): Promise<void> {
  for (const field of loki.jsonData.derivedFields ?? []) {
    const { name, matcherType, matcherRegex, url } = field;
    await context.report.check(`log → trace: ${name}`, `${matcherType} ${matcherRegex} of an ERROR line`, async () => {
      const value =
        matcherType === 'label'
          ? Object.entries(labels).find(([label]) => new RegExp(matcherRegex).test(label))?.[1]
          : new RegExp(matcherRegex).exec(line)?.[1];
      const query = url.replace(/\$\{__value\.raw\}/g, value ?? '');
      return { passed: field.datasourceUid === 'tempo' && (await hasTrace(context, query)), got: `trace ${query}` };
    });
  }
}

async function checkTraceToLogs({ report, stores }: LabContext, tempo: Datasource, error: LoggedError): Promise<void> {
  const link = tempo.jsonData.tracesToLogsV2;
  const query = link ? fromSpan(link.query, link, spanOf(error)) : '';
  await report.check('trace → logs', query, async (): Promise<Outcome> => {
    const streams = query ? await stores.logql(query) : [];
    const found = streams.flatMap(({ values }) => values.map(([, line]) => line));
    return {
      passed: found.some((line) => line.includes(errorLine)),
      got: found.map((line) => line.split('\n')[0]).join('\n'),
    };
  });
}

async function checkTraceToMetrics(
  { report, stores }: LabContext,
  tempo: Datasource,
  error: LoggedError,
): Promise<void> {
  const link = tempo.jsonData.tracesToMetrics;
  for (const { name, query: template } of link?.queries ?? []) {
    const query = link ? fromSpan(template, link, spanOf(error)) : '';
    await report.check(`trace → metrics: ${name}`, query, async () => {
      // A rate takes two samples, and the agent sends one a minute.
      const found = await eventually(150, async () => {
        const series = await stores.promql(query);
        return series.length > 0 ? series : undefined;
      });
      return { passed: found !== undefined, got: found ? `${found.length} series` : 'no data' };
    });
  }
}

/** What Grafana's service map draws: the edges in the datasource that it is told. */
async function checkServiceMap({ report, stores }: LabContext, tempo: Datasource): Promise<void> {
  const uid = tempo.jsonData.serviceMap?.datasourceUid;
  const query = 'sum by (client, server) (traces_service_graph_request_total)';
  await report.check(`service map, in ${uid}`, `${query}: spring-app → the database`, async () => {
    const edges = await stores.promql(query);
    const drawn = edges.map(({ metric }) => `${metric.client} → ${metric.server}`);
    return { passed: uid === 'mimir' && drawn.some((edge) => edge.startsWith('spring-app → ')), got: drawn.join(', ') };
  });
}

async function checkExemplars(context: LabContext, mimir: Datasource): Promise<void> {
  const names = (mimir.jsonData.exemplarTraceIdDestinations ?? []).map(({ name }) => name);
  for (const metric of ['traces_spanmetrics_latency_bucket', 'http_server_request_duration_seconds_bucket']) {
    const query = `${metric}{service${metric.startsWith('traces') ? '' : '_name'}="spring-app"}`;
    await context.report.check(`exemplar → trace: ${metric}`, `${query}: an exemplar whose trace is kept`, async () => {
      const found = await eventually(60, async () => {
        for (const { labels } of (await context.stores.exemplars(query)).slice(-50)) {
          const name = names.find((each) => labels[each] !== undefined);
          const id = name ? labels[name] : undefined;
          if (id && (await hasTrace(context, id))) return `${name} ${id}`;
        }
        return undefined;
      });
      return { passed: found !== undefined, got: found ?? 'no exemplar whose trace is in Tempo' };
    });
  }
}

async function checkMetricToLogs({ report, stores }: LabContext, mimir: Datasource): Promise<void> {
  const [series] = await stores.promql('http_server_request_duration_seconds_count{service_name="spring-app"}');
  for (const { label, config } of mimir.correlations ?? []) {
    const value = series?.metric[config.field] ?? '';
    const query = config.target.expr.replaceAll(`\${${config.field}}`, value);
    await report.check(`metric → logs: ${label}`, query, async () => {
      const streams = value ? await stores.logql(query, 10) : [];
      return { passed: streams.length > 0, got: `${streams.length} streams` };
    });
  }
}

function spanOf({ traceId, labels }: LoggedError) {
  return { traceId, tags: { 'service.name': labels.service_name ?? '' } };
}
