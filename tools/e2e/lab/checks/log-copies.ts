import type { Outcome } from '../../../report';
import { eventually } from '../../../wait';
import { ContainerLog } from '../../cluster/container-log';
import { mainContainer, type Pod } from '../../cluster/pod';
import { matches } from '../../labels';
import { now, Sender, spanIdOf, traceIdOf } from '../../otlp';
import type { Stream } from '../../stores';
import type { LabContext } from '../context';

/** What the JVM prints when it dies: it never comes through the logging framework. */
const crash = 'Terminating due to java.lang.OutOfMemoryError: Java heap space';

/** The lines of an instrumented pod come by two ways; the pod's label says which copy is stored. */
export async function checkLogCopies(context: LabContext): Promise<void> {
  const { cluster, report, played } = context;
  const missing = ['otel-collector', 'loki'].find((workload) => !cluster.container(workload));
  if (missing) return report.notRun('log lines are stored once', cluster.whyNot(missing));
  for (const pod of [played.printing, played.sending]) await logBothWays(context, pod);
  const alloy = cluster.container('alloy') !== undefined;
  if (alloy) await checkPrinting(context, played.printing);
  else report.notRun('with logs: stdout each line is stored once', cluster.whyNot('alloy'));
  await checkSending(context, played.sending, alloy);
}

async function checkPrinting(context: LabContext, pod: Pod): Promise<void> {
  const { report, stores } = context;
  const selector = `{pod="${pod.name}"}`;
  await report.check(
    'with logs: stdout each line is stored once, with the labels of its pod',
    `${selector}: 4 lines, all from standard output`,
    async () => labelled(await stored(context, pod, 4), pod, 4),
  );
  await report.check('a stack trace is one entry', `${selector}: the frame and its message`, async () => {
    const found = linesOf(await stores.logql(`${selector} |= "at demo.Shop.sell"`));
    return { passed: found.length === 1 && (found[0] ?? '').includes('stack'), got: JSON.stringify(found) };
  });
  const { traceId } = lines(pod.workload);
  const traced = `${selector} | trace_id = "${traceId}"`;
  await report.check('a line keeps its trace id, from the brackets and from JSON', `${traced}: 3 lines`, async () => {
    const found = linesOf(await stores.logql(traced));
    return { passed: found.length === 3, got: `${found.length} lines` };
  });
}

async function checkSending(context: LabContext, pod: Pod, alloy: boolean): Promise<void> {
  const count = alloy ? 3 : 2;
  await context.report.check(
    'with logs: otlp each record is stored once, and what did not come through the logging framework',
    `{pod="${pod.name}"}: 2 records${alloy ? ' and the crash line' : ''}`,
    async () => {
      const streams = await stored(context, pod, count);
      const { passed, got } = labelled(streams, pod, count);
      return { passed: passed && linesOf(streams).includes(crash) === alloy, got };
    },
  );
}

/** The same lines by both ways, as an instrumented pod sends and prints them. */
async function logBothWays({ cluster, folder }: LabContext, pod: Pod): Promise<void> {
  const { plain, json, traceId } = lines(pod.workload);
  const { name } = mainContainer(pod);
  const log = new ContainerLog(folder.logOf(pod, name));
  log.write(plain);
  log.write(json);
  if (pod.workload === 'printing') {
    log.write(plain.replace('plain', 'stack'));
    log.write('\tat demo.Shop.sell(Shop.java:7)');
  }
  log.write(crash, 'stderr');
  log.end();
  const sender = new Sender(cluster, pod, {
    'service.name': pod.workload,
    'k8s.pod.uid': pod.uid,
    'k8s.pod.name': pod.name,
    'k8s.namespace.name': pod.namespace,
    'k8s.container.name': name,
  });
  const time = now();
  const record = { severity: 'ERROR', traceId, spanId: spanIdOf('signals') };
  await sender.logs([
    { ...record, time, body: `${pod.workload} plain` },
    { ...record, time: time + 1n, body: `${pod.workload} json` },
  ]);
}

/** What the application logs through its framework: Spring's pattern, and JSON. */
function lines(name: string): { plain: string; json: string; traceId: string } {
  const traceId = traceIdOf(`signals ${name}`);
  const spanId = spanIdOf(`signals ${name}`);
  const time = new Date().toISOString();
  return {
    traceId,
    plain: `${time} ERROR [${traceId},${spanId}] demo.Shop : ${name} plain`,
    json: JSON.stringify({
      timestamp: time,
      level: 'ERROR',
      message: `${name} json`,
      trace_id: traceId,
      span_id: spanId,
    }),
  };
}

/** What is stored of a pod, when so many lines have come; one more of them would have come at the same time. */
async function stored({ stores }: LabContext, pod: Pod, expected: number): Promise<Stream[]> {
  const query = `{namespace="${pod.namespace}", pod="${pod.name}"}`;
  await eventually(30, async () => linesOf(await stores.logql(query)).length >= expected || undefined);
  return stores.logql(query);
}

function labelled(streams: readonly Stream[], pod: Pod, count: number): Outcome {
  const expected = {
    namespace: pod.namespace,
    pod: pod.name,
    container: mainContainer(pod).name,
    service_name: pod.workload,
  };
  const found = linesOf(streams);
  const wrong = streams.map(({ stream }) => stream).filter((stream) => !matches(stream, expected));
  const got = [`${found.length} lines`, ...found, ...wrong.map((stream) => JSON.stringify(stream))];
  return { passed: found.length === count && wrong.length === 0, got: got.join('\n') };
}

function linesOf(streams: readonly Stream[]): string[] {
  return streams.flatMap(({ values }) => values.map(([, line]) => line));
}
