import type { Bytes, Duration } from '../kit';
import { forward } from './connectors';
import type { Pipeline, Processor, Signal } from './pipelines';
import { clusterName, senderName } from './processors/cluster-name';
import { jaegerClients } from './processors/jaeger-clients';
import { kubernetesAttributes } from './processors/kubernetes-attributes';
import { logsOnce } from './processors/logs-once';
import { memoryLimiter } from './processors/memory-limiter';
import { type Cors, jaeger, otlp, otlpOfOthers } from './receivers';

/** What a Collector takes, and from whom. */
export interface Taking {
  /** The largest request that is taken. */
  readonly largestRequest: Bytes;
  /** From which pages browsers may send by HTTP. Default: from none. */
  readonly cors?: Cors;
  /** How long a connection of a sender lasts. Default: as long as the sender wants. */
  readonly connectionAge?: Duration;
  /** Spans of Jaeger clients are taken too. */
  readonly jaeger: boolean;
  /** The name of the cluster. Undefined: signals do not say of which cluster they are. */
  readonly cluster?: string;
  /** Other clusters send too, through somebody who says in this header who it is. Default: none does. */
  readonly senderHeader?: string;
}

/** What follows when it is known whose a signal is. */
type Further = Pick<Pipeline, 'processors' | 'exporters'>;

/**
 * A signal as it is taken, up to what follows for every one. Where other clusters send, what is asked about the pods of this cluster is
 * not asked about theirs: behind the address of the gateway would stand the gateway's pod. `dropped`: what leaves out whole metrics,
 * before work is done on them.
 */
export function taken(options: Taking, signal: Signal, dropped: readonly Processor[], further: Further): Pipeline[] {
  const { largestRequest, cluster, senderHeader, cors, connectionAge } = options;
  const traces = signal === 'traces';
  const receivers = [otlp(largestRequest, cors, connectionAge), ...(traces && options.jaeger ? [jaeger()] : [])];
  const processors = [
    memoryLimiter(),
    ...dropped,
    ...(traces && options.jaeger ? [jaegerClients()] : []),
    kubernetesAttributes(),
    ...(signal === 'logs' ? [logsOnce()] : []),
    ...(cluster === undefined ? [] : [clusterName(cluster)]),
  ];
  if (senderHeader === undefined)
    return [{ signal, receivers, processors: [...processors, ...further.processors], exporters: further.exporters }];
  const joined = forward(signal);
  const others = [otlpOfOthers(largestRequest)];
  return [
    { signal, name: 'own', receivers, processors, exporters: [joined] },
    {
      signal,
      name: 'of_others',
      receivers: others,
      processors: [
        memoryLimiter(),
        ...dropped,
        // An application that sends straight says itself which copy of a line counts.
        ...(signal === 'logs' ? [logsOnce()] : []),
        senderName(senderHeader),
      ],
      exporters: [joined],
    },
    { signal, receivers: [joined], ...further },
  ];
}
