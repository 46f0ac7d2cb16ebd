import { copyMissingAttribute, goOn } from '../../kit/text/ottl';
import type { Processor } from '../pipelines';

/**
 * Takes the address that Jaeger's clients say of themselves for that of their pod. What comes by UDP, or through an agent of
 * Jaeger's, has no connection by which the pod could be found.
 */
export function jaegerClients(): Processor {
  return {
    kind: 'processor',
    id: 'transform/jaeger_clients',
    settings: {
      ...goOn,
      trace_statements: [{ context: 'resource', statements: [copyMissingAttribute('resource', 'ip', 'k8s.pod.ip')] }],
    },
  };
}
