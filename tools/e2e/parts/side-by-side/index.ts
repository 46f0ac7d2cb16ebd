import type { Endpoint } from '../../../../constructs/kit';
import { askUntil } from '../../../wait';
import type { Pod } from '../../cluster/pod';
import { played } from '../../needs/played';
import { receiver } from '../../needs/receiver';
import { logStore, metricStore, traceStore } from '../../needs/stores';
import { now } from '../../send/ids';
import { allOf, type Need } from '../../suite/need';
import type { Part } from '../../suite/part';
import { action, check, type Step } from '../../suite/step';
import { sendEverything, traces } from './input';

/** A receiver, and the service that sends to it and to no other. */
interface ComparedReceiver {
  readonly endpoint: Endpoint<'otlp.http'>;
  readonly service: string;
}

/** How long the sampler and the metrics of spans may take. */
const waitSeconds = 110;

const labels = ({ namespace, name }: Pod) => `namespace="${namespace}", pod="${name}", service_name=`;

/** What is asked of each: the same of the service that has sent there. `least`: what must be found at least. */
interface Question {
  readonly name: string;
  readonly query: (service: string, pod: Pod) => string;
  readonly least: number;
}

const metricQuestions: readonly Question[] = [
  { name: 'every series of the service', query: (service) => `{service_name="${service}"}`, least: 8 },
  { name: 'its labels', query: (service, pod) => `jvm_memory_used_bytes{${labels(pod)}"${service}"}`, least: 1 },
  { name: 'what was left out', query: (service) => `{service_name="${service}", __name__=~"jvm_comp.+"}`, least: 0 },
  { name: 'a sum of differences', query: (service) => `side_deltas_total{service_name="${service}"}`, least: 1 },
  { name: 'requests by spans', query: (service) => `traces_spanmetrics_calls_total{service="${service}"}`, least: 3 },
  {
    name: 'latencies by spans',
    query: (service) => `traces_spanmetrics_latency_bucket{service="${service}"}`,
    least: 10,
  },
];

const logQuestions: readonly Question[] = [
  {
    name: 'every line with its labels and what is beside it',
    query: (service) => `{service_name="${service}"}`,
    least: 3,
  },
  { name: 'lines by their pod', query: (service, pod) => `{${labels(pod)}"${service}"} |= "a line"`, least: 1 },
];

const ofService = (service: string) => `resource.service.name = "${service}"`;

const traceQuestions: readonly Question[] = [
  { name: 'the kept traces', query: (service) => `{ ${ofService(service)} }`, least: traces.failed + traces.slow },
  {
    name: 'failed traces, by the names of both conventions',
    query: (service) =>
      `{ ${ofService(service)} && span.http.status_code = 500 && span.http.response.status_code = 500 }`,
    least: traces.failed,
  },
  {
    name: 'traces by their pod',
    query: (service, { namespace, name }) =>
      `{ ${ofService(service)} && resource.namespace = "${namespace}" && resource.pod = "${name}" && resource.service_name = "${service}" }`,
    least: traces.failed + traces.slow,
  },
];

/** The same input is sent to each receiver; each query gives the same answer of each, but for the names of the senders. */
export const sideBySide = (): Part => ({
  title: 'The same input through each receiver',
  steps: ({ model }) => {
    const sides = model.receivers.map((endpoint) => ({ endpoint, service: `by-${endpoint.owner.component}` }));
    const receivers = allOf(sides.map(({ endpoint }) => receiver(endpoint)));
    const pods = allOf(sides.map(({ service }) => played({ name: service })));
    const asked = { sides, receivers, pods };
    return [
      action({
        name: 'everything is sent to each receiver',
        needs: { receivers, pods },
        act: async ({ receivers, pods }) => {
          const time = now();
          for (const [index, { service }] of sides.entries()) {
            const [sendersTo, pod] = [receivers[index], pods[index]];
            if (!sendersTo || !pod) continue;
            const resource = { 'service.name': service, 'telemetry.sdk.language': 'java', 'service.version': '1.0' };
            await sendEverything(sendersTo(pod, resource), service, time);
          }
        },
      }),
      ...compared('PromQL', metricQuestions, asked, metricStore(model), (store, query) =>
        store.query(query).then(series),
      ),
      ...compared('LogQL', logQuestions, asked, logStore(model), (store, query) => store.entries(query)),
      ...compared('TraceQL', traceQuestions, asked, traceStore(model), async (store, query) =>
        (await store.search(query, 100)).map(withoutIdentity),
      ),
    ];
  },
});

/** Each service has traces of its own. */
const withoutIdentity = (trace: object): object =>
  JSON.parse(
    JSON.stringify(trace, (key, value) => (/^(traceID|spanID|startTimeUnixNano)$/.test(key) ? undefined : value)),
  );

const series = (found: readonly { readonly metric: object; readonly value: readonly [number, string] }[]) =>
  found.map(({ metric, value: [, value] }) => ({ metric, value }));

/** A row for each question. */
function compared<Store>(
  language: string,
  questions: readonly Question[],
  {
    sides,
    receivers,
    pods,
  }: { sides: readonly ComparedReceiver[]; receivers: Need<unknown>; pods: Need<readonly Pod[]> },
  store: Need<Store>,
  ask: (store: Store, query: string) => Promise<readonly object[]>,
): Step[] {
  return questions.map(({ name, query, least }) =>
    check({
      name: `${language}: ${name}`,
      asked: `${query('SERVICE', { namespace: 'NAMESPACE', name: 'POD' } as Pod)}: the same of each, at least ${least}`,
      needs: { receivers, pods, store },
      find: async ({ pods, store }) => {
        const answers = () =>
          Promise.all(
            pods.map(async (pod, index) => {
              const service = sides[index]?.service ?? '';
              const found = await ask(store, query(service, pod));
              return found.map((each) => anonymous(JSON.stringify(sorted(each)), service, pod)).sort();
            }),
          );
        const same = ([first = [], ...others]: string[][]) =>
          first.length >= least && others.every((other) => other.join('\n') === first.join('\n'));
        const found = await askUntil(waitSeconds, answers, same, 2000);
        return { passed: same(found), got: same(found) ? `${found[0]?.length} each` : differences(found) };
      },
    }),
  );
}

/** Keys and lists in one order: Tempo answers with the attributes of a span in any. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map(sorted).sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  }
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Without what is each one's own: the names of its senders, and whether the end of a text says that it was cut. */
const anonymous = (text: string, service: string, pod: Pod): string =>
  text
    .replaceAll(pod.name, 'POD')
    .replaceAll(service, 'SERVICE')
    .replaceAll(/x{4000,}(… \(cut\))?/g, 'CUT');

/** What one has and another has not, as far as a row shows it. */
function differences(found: readonly string[][]): string {
  const counts = found.map((each) => each.length).join(' and ');
  const others = found.flatMap((each, index) =>
    each
      .filter((line) => found.some((other) => !other.includes(line)))
      .map((line) => `${index + 1}: ${line.slice(0, 300)}`),
  );
  return [`${counts} found`, ...others.slice(0, 8)].join('\n');
}
