import { type Bytes, type Endpoint, mebibytes } from '../../kit';
import { type AlloyFile, k8sAttributes, otlpExporter, otlpReceiver } from '../syntax';

/** What waits for the Collector at most; beyond it, senders wait and try again by themselves. */
const queueSize = mebibytes(64);

/** What is added to a request on its way: the address of its pod. */
const added = mebibytes(1);

/** The largest request that is taken from applications: what the next one takes, without what is added. */
export const largestRequest = ({ offers }: Endpoint<'otlp.grpc'>): Bytes | undefined =>
  offers.largestRequest && mebibytes(Math.max(1, offers.largestRequest.mebibytes - added.mebibytes));

/** Takes OTLP from applications and hands it on. */
export function writeOtlp(file: AlloyFile, to: Endpoint<'otlp.grpc'>): void {
  const exporter = file.add(
    otlpExporter,
    'collector',
    {
      client: { endpoint: to.address, tls: to.scheme === 'http' ? { insecure: true } : undefined },
      // Never given up; the queue is the bound. It is in memory, as the one on disk is not yet generally available.
      retry_on_failure: { max_elapsed_time: '0s' },
      sending_queue: { sizer: 'bytes', queue_size: queueSize.bytes, block_on_overflow: true },
    },
    'OTLP from applications, on to the Collector.',
  );
  // The Collector sees Alloy's address instead of the pod's, so the pod's is written down here.
  const withAddress = file.add(k8sAttributes, 'pod_address', {
    passthrough: true,
    output: everySignal(exporter.input),
  });
  // By default gRPC takes 4 MiB and HTTP 20: the larger one could not be handed on.
  const largest = largestRequest(to);
  const size = largest && `${largest.mebibytes}MiB`;
  file.add(otlpReceiver, 'applications', {
    grpc: { max_recv_msg_size: size },
    http: { max_request_body_size: size },
    output: everySignal(withAddress.input),
  });
}

const everySignal = <C>(consumer: C) => ({ metrics: [consumer], logs: [consumer], traces: [consumer] });
