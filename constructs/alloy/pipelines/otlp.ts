import { type Endpoint, mebibytes } from '../../kit';
import { type AlloyFile, k8sAttributes, otlpExporter, otlpReceiver } from '../syntax';

/** What waits for the Collector at most; beyond it, senders wait and try again by themselves. */
const queueSize = mebibytes(64);

/** Takes OTLP from applications and hands it on. */
export function writeOtlp(file: AlloyFile, to: Endpoint<'otlp.grpc'>): void {
  const exporter = file.add(
    otlpExporter,
    'collector',
    {
      client: { endpoint: to.address, tls: to.scheme === 'http' ? { insecure: true } : undefined },
      // Never given up; the queue is the bound. It is in memory, as the one on disk is not yet generally available.
      retry_on_failure: { max_elapsed_time: '0s' },
      sending_queue: { sizer: 'bytes', queue_size: queueSize.mebibytes * 1024 * 1024, block_on_overflow: true },
    },
    'OTLP from applications, on to the Collector.',
  );
  // The Collector sees Alloy's address instead of the pod's, so the pod's is written down here.
  const withAddress = file.add(k8sAttributes, 'pod_address', {
    passthrough: true,
    output: everySignal(exporter.input),
  });
  file.add(otlpReceiver, 'applications', { grpc: {}, http: {}, output: everySignal(withAddress.input) });
}

const everySignal = <C>(consumer: C) => ({ metrics: [consumer], logs: [consumer], traces: [consumer] });
