import type { Pod } from '../../cluster/pod';
import { now, spanIdOf, traceIdOf } from '../../send/ids';
import type { Sender } from '../../send/otlp';

/** What the applications of both clusters call themselves. */
export const marker = 'crossing';

/** The cluster that a sender says it is of, and is not. */
export const lie = { 'k8s.cluster.name': 'somewhere-else' } as const;

/** One of each signal, kept because the trace has failed. */
export async function sendEach(sender: Sender, from: string): Promise<void> {
  const end = now();
  const ids = { traceId: traceIdOf(`${marker} of ${from}`), spanId: spanIdOf(`${marker} of ${from}`) };
  await sender.spans([{ ...ids, name: marker, kind: 'server', end, milliseconds: 5, failed: true }]);
  await sender.logs([{ time: end, body: `${marker} sent by ${from}`, ...ids }]);
  await sender.gauges([{ name: 'e2e.crossing', points: [{ time: end, value: 1 }] }]);
}

/** Traces that span both clusters: the first half is sent by the one, the second by the other, and one of both has failed. */
export async function sendHalves(
  first: Sender,
  second: Sender,
  fails: 'first' | 'second',
  count: number,
): Promise<void> {
  for (let index = 0; index < count; index++) {
    const traceId = traceIdOf(`${marker} ${fails} ${index}`);
    const [root, child] = [spanIdOf(`${marker} root ${fails} ${index}`), spanIdOf(`${marker} child ${fails} ${index}`)];
    const end = now();
    const span = { traceId, name: `${marker} half`, end, milliseconds: 5 };
    await second.spans(
      [{ ...span, spanId: child, parentSpanId: root, kind: 'server', failed: fails === 'second' }],
      half,
    );
    await first.spans([{ ...span, spanId: root, kind: 'client', failed: fails === 'first' }], half);
  }
}

/** What the halves call their service. */
export const halves = `${marker}-halves`;
const half = { 'service.name': halves };

/** The labels by which a pod is known in both clusters. */
export const labelsOf = ({ namespace, name }: Pod, cluster: string) => ({
  namespace,
  pod: name,
  service_name: marker,
  cluster,
});
