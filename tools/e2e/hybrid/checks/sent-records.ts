import { eventually } from '../../../wait';
import { ContainerLog } from '../../cluster/container-log';
import { mainContainer, type Pod } from '../../cluster/pod';
import { now, Sender, spanIdOf, traceIdOf } from '../../otlp';
import { agents, whyNot } from '../agents';
import type { HybridContext } from '../context';
import { areThese, labelsOf } from './pod-labels';

/** What the JVM prints when it dies: it never comes through the logging framework. */
const crash = 'Terminating due to java.lang.OutOfMemoryError: Java heap space';
const message = 'the payment failed';
const frame = '\tat shop.Payments.pay(Payments.java:9)';

const traceOf = (pod: Pod): string => traceIdOf(`sent by ${pod.workload}`);

/** A failure as a pod with `logs: otlp` prints it and sends it, and a line that it only prints. */
export async function printAndSend({ cluster, folder }: HybridContext, pod: Pod): Promise<void> {
  const { name } = mainContainer(pod);
  const [traceId, spanId] = [traceOf(pod), spanIdOf(pod.workload)];
  const log = new ContainerLog(folder.logOf(pod, name));
  log.write(`${new Date().toISOString()} ERROR [${traceId},${spanId}] shop.Payments : ${message}`);
  log.write(frame);
  log.write(JSON.stringify({ level: 'ERROR', message, trace_id: traceId }));
  log.write(crash, 'stderr');
  log.end();
  const sender = new Sender(cluster, pod, {
    'service.name': pod.workload,
    'k8s.pod.uid': pod.uid,
    'k8s.container.name': name,
  });
  await sender.logs([{ time: now(), body: `${message}\n${frame}`, severity: 'ERROR', traceId, spanId }]);
}

/** Of such pods: the record with the labels of every other line, and what did not come through the framework. */
export async function checkSentRecords(context: HybridContext): Promise<void> {
  const { cluster, report } = context;
  if (!cluster.container('otel-collector')) {
    return report.notRun('records by OTLP', cluster.whyNot('otel-collector'));
  }
  for (const agent of agents) {
    const followed = whyNot(agent, cluster) === undefined;
    await checkPod(context, context.played.logging[agent.program].sending, followed ? agent.program : undefined);
  }
}

/** `agent`: who follows the pod's file; undefined if nobody does. */
async function checkPod({ report, stores }: HybridContext, pod: Pod, agent: string | undefined): Promise<void> {
  const query = `{pod="${pod.name}"}`;
  const wanted = agent ? [`${message}\n${frame}`, crash] : [`${message}\n${frame}`];
  const title = agent
    ? `${agent}: with logs: otlp the record is stored, and what did not come through the logging framework`
    : `a record by OTLP has the same labels, from ${pod.workload}`;
  const expected = labelsOf(pod);
  await report.check(title, `${query}: ${wanted.length} entries with the four labels and no other`, async () => {
    const find = () => stores.entries(query);
    await eventually(30, async () => (await find()).length >= wanted.length || undefined);
    const entries = await find();
    const right = entries.every(({ labels }) => areThese(labels, expected));
    const traced = entries.find(({ line }) => line === wanted[0])?.metadata.trace_id === traceOf(pod);
    const complete =
      entries.length === wanted.length && wanted.every((line) => entries.some((each) => each.line === line));
    const got = entries.map(({ line, labels, metadata }) => JSON.stringify({ line, labels, metadata }));
    return { passed: right && traced && complete, got: got.join('\n') || 'nothing' };
  });
}
