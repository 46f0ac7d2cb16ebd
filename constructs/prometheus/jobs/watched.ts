import type { Endpoint } from '../../kit';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { discovered, type RecordType } from './discovered';

/** The metrics of a component, at an endpoint of its own. */
export function watchedJob(target: Endpoint<'prometheus.exposition'>, type: RecordType) {
  const { owner, peer, path, offers } = target;
  return {
    job_name: owner.workload,
    ...(path === '/metrics' ? {} : { metrics_path: path }),
    ...discovered(target, offers.everyPod, type),
    relabel_configs: Object.entries(labelsOf(owner, peer)).map(([target_label, replacement]) => ({
      target_label,
      replacement,
    })),
  };
}

/** The labels that every signal has. Of pods without a lasting name only the address is known, which is their `instance`. */
function labelsOf({ workload, pod }: Endpoint['owner'], peer: Endpoint['peer']): Readonly<Record<string, string>> {
  const namespace = peer.kind === 'pods' && typeof peer.namespace === 'string' ? peer.namespace : undefined;
  return {
    ...(namespace ? { [signalLabels['k8s.namespace.name']]: namespace } : {}),
    ...(pod ? { [signalLabels['k8s.pod.name']]: pod } : {}),
    [signalLabels['k8s.container.name']]: workload,
    [signalLabels['service.name']]: workload,
  };
}
