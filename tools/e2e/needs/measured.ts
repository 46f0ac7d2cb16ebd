import { choosesPods, type Peer } from '../../../constructs/kit/model/peer';
import { podLabels } from '../../../constructs/kit/pods/template';
import type { Model } from '../model';
import type { Needs } from '../suite/need';
import { collector } from './collector';
import { running } from './running';

/** Those by whom metrics of a workload come into a store: who pulls them, or the Collector that it sends them to. */
export function measured(model: Model, workload: string): Needs {
  const puller = pullerOf(model, workload);
  return puller ? { puller: running(puller) } : { collector: collector(model) };
}

/** Who pulls the metrics of a workload. Undefined: it sends them. */
function pullerOf(model: Model, name: string): Peer | undefined {
  const workload = model.workload(name);
  const own = { namespace: workload.peer.namespace, labels: podLabels(workload) };
  const ports = Object.values(workload.props.ports).map(({ container }) => container);
  const pulling = model.environment.connections.find(
    ({ to }) => to.protocol === 'prometheus.exposition' && ports.includes(to.targetPort) && choosesPods(to.peer, own),
  );
  return pulling?.from.peer;
}
