import { ask } from '../e2e/http';
import type { Available } from '../programs';
import { eventually } from '../wait';
import { double, field, snappy, whole } from './encode';
import { gossip } from './gossip';
import type { Measured } from './measured';
import { sizeOf, Target } from './process';
import { send, snappyHeaders } from './send';

/** Series, each with the samples of two hours, as a head of Mimir has them before it is cut; then queries of a dashboard. */
const load = { series: 60_000, samples: 240, interval: 30_000, request: 2000, queries: 200 };

const ports = { distributor: 8081, ingester: 8082, querier: 8083 };

const roles = ['ingester', 'distributor', 'querier'] as const;

const configuration = (role: (typeof roles)[number]) => (folder: string) => ({
  target: role,
  multitenancy_enabled: false,
  usage_stats: { enabled: false },
  activity_tracker: { filepath: `${folder}/activity.log` },
  server: {
    http_listen_address: '127.0.0.1',
    http_listen_port: ports[role],
    grpc_listen_address: '127.0.0.1',
    grpc_listen_port: ports[role] + 1000,
    log_level: 'warn',
  },
  memberlist: gossip(role, roles.indexOf(role)),
  distributor: { ring: { instance_addr: '127.0.0.1' } },
  querier: { ring: { instance_addr: '127.0.0.1' } },
  ingester: {
    ring: { replication_factor: 1, instance_addr: '127.0.0.1', min_ready_duration: '0s', final_sleep: '0s' },
  },
  blocks_storage: {
    backend: 'filesystem',
    filesystem: { dir: `${folder}/bucket` },
    tsdb: { dir: `${folder}/tsdb` },
  },
  limits: { ingestion_rate: 1e9, ingestion_burst_size: 1e9, max_global_series_per_user: 0 },
});

/** A series as kubelets and applications have them: a name and eleven labels. */
function labelsOf(index: number): Buffer {
  const pod = Math.floor(index / 100);
  const labels = {
    __name__: `company_application_requests_duration_seconds_${index % 100}_total`,
    cluster: 'company-production',
    container: `service-${pod % 40}`,
    endpoint: 'http-metrics',
    instance: `10.1.${pod % 250}.${index % 7}:8080`,
    job: `monitoring/service-${pod % 40}`,
    k8s_node_name: `node-${pod % 30}.eu-central-1.compute.internal`,
    method: ['GET', 'POST', 'PUT'][index % 3] ?? '',
    namespace: `team-${pod % 12}`,
    pod: `service-${pod % 40}-7d9c5b8f6d-${pod.toString(36).padStart(5, 'x')}`,
    route: `/api/v1/resources/${index % 23}`,
    service: `service-${pod % 40}`,
  };
  return Buffer.concat(
    Object.entries(labels).map(([name, value]) => field(1, Buffer.concat([field(1, name), field(2, value)]))),
  );
}

/** The next value of a series: of five, two stay the same, two are counters, and one is a gauge with a tenth. */
function next(index: number, before: number): number {
  if (index % 5 < 2) return index;
  return index % 5 < 4 ? before + Math.floor(Math.random() * 50) : Math.round(Math.random() * 1000) / 10;
}

/** Sends one sample of each series. */
async function sendRound(url: string, labels: readonly Buffer[], values: Float64Array, time: number): Promise<void> {
  const requests: Promise<void>[] = [];
  for (let begin = 0; begin < labels.length; begin += load.request) {
    const series = labels.slice(begin, begin + load.request).map((each, offset) => {
      const index = begin + offset;
      const value = next(index, values[index] ?? 0);
      values[index] = value;
      return field(1, Buffer.concat([each, field(2, Buffer.concat([double(1, value), whole(2, time)]))]));
    });
    requests.push(send(url, snappy(Buffer.concat(series)), snappyHeaders));
  }
  await Promise.all(requests);
}

/** Waits until the distributor knows of the ingester: until then it refuses what is sent. */
async function sees(distributor: Target, labels: readonly Buffer[]): Promise<void> {
  const first = new Float64Array(1);
  const time = Date.now() - (load.samples + 1) * load.interval;
  const url = distributor.url('/api/v1/push');
  const taken = await eventually(90, () => sendRound(url, labels.slice(0, 1), first, time).then(() => true));
  if (!taken) throw new Error('the distributor of Mimir does not find its ingester in 90 s');
}

/** A query of a dashboard: a rate by service over the hour before the last sample. */
async function query(url: string, metric: number, end: number): Promise<void> {
  const expression = `sum by (service) (rate(company_application_requests_duration_seconds_${metric % 100}_total[5m]))`;
  const parameters = new URLSearchParams({
    query: expression,
    start: String((end - 3_600_000) / 1000),
    end: String(end / 1000),
    step: '60',
  });
  const { status, text } = await ask(`${url}/prometheus/api/v1/query_range?${parameters}`, { timeoutSeconds: 60 });
  if (status !== 200) throw new Error(`the querier of Mimir answers ${status}: ${text.slice(0, 300)}`);
  if (!text.includes('"values"')) throw new Error(`the querier of Mimir finds nothing: ${text.slice(0, 300)}`);
}

/** The bytes in the bucket per sample, when blocks are compacted: then the index stands once for a day, in place of once for two hours. */
function sampleBytes(bucket: string): number {
  const index = sizeOf(bucket, 'index');
  return (sizeOf(bucket) - index + index / 12) / (load.series * load.samples);
}

/** A distributor, an ingester and a querier of Mimir under the samples of two hours. */
export async function measureMimir(program: Available, folder: string): Promise<Measured> {
  const start = (role: (typeof roles)[number]) =>
    new Target(program, role, folder, ports[role], configuration(role), []);
  const [ingester, distributor, querier] = [start('ingester'), start('distributor'), start('querier')];
  const targets = [ingester, distributor, querier];
  const used = () => Promise.all([ingester.used(), distributor.used(), querier.used()]);
  try {
    for (const target of targets) await target.ready();
    const labels = Array.from({ length: load.series }, (_, index) => labelsOf(index));
    const values = new Float64Array(load.series);
    await sees(distributor, labels);
    const before = await used();
    const begin = Date.now() - load.samples * load.interval;
    const started = performance.now();
    for (let sample = 0; sample < load.samples; sample++) {
      await sendRound(distributor.url('/api/v1/push'), labels, values, begin + sample * load.interval);
      if (sample % 10 === 0) await used();
    }
    const elapsed = (performance.now() - started) / 1000;
    const written = await used();
    const end = begin + (load.samples - 1) * load.interval;
    for (let metric = 0; metric < load.queries; metric++) await query(querier.url(''), metric, end);
    const queried = await used();
    const flush = await ask(ingester.url('/ingester/flush?wait=true'), { method: 'POST', timeoutSeconds: 300 });
    if (flush.status >= 300) throw new Error(`the ingester of Mimir does not flush: ${flush.status} ${flush.text}`);
    const cut = await used();
    const samples = load.series * load.samples;
    const write = written[0].seconds - before[0].seconds + cut[0].seconds - queried[0].seconds;
    return {
      'mimir.baseMemory': before[0].memory / 1_048_576,
      'mimir.distributorTime': ((written[1].seconds - before[1].seconds) / samples) * 1e6,
      'mimir.distributorMemory': (distributor.mostMemory - before[1].memory) / (samples / elapsed),
      'mimir.ingesterTime': (write / samples) * 1e6,
      'mimir.ingesterMemory': (ingester.mostMemory - before[0].memory) / load.series,
      'mimir.ingesterQueryTime': ((queried[0].seconds - written[0].seconds) / load.queries) * 1000,
      'mimir.querierTime': ((queried[2].seconds - written[2].seconds) / load.queries) * 1000,
      'mimir.sampleBytes': sampleBytes(`${ingester.folder}/bucket`),
    };
  } finally {
    for (const target of targets) await target.stop();
  }
}
