import {
  type ServiceMonitorSpecEndpointsRelabelings as Relabeling,
  ServiceMonitorSpecEndpointsRelabelingsAction as RelabelingAction,
  ServiceMonitor,
} from '../../imports/monitoring.coreos.com';
import type { Component, Endpoint } from '../kit';
import type { Part } from '../kit/pods/scope';
import { environmentLabel } from '../kit/vocabulary/labels';
import { signalLabels } from '../kit/vocabulary/signal-labels';

/** What the operator says of a target that is not true of the series of others: whose they are stands in themselves. */
const ofTarget = ['namespace', 'pod', 'container', 'service', 'endpoint'];

/**
 * Has the operator's Prometheus pull from one endpoint.
 * https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
 */
export class ServiceMonitorObject implements Part {
  constructor(
    private readonly component: Component,
    private readonly props: {
      readonly endpoint: Endpoint<'prometheus.exposition'>;
      /** The labels by which Prometheus chooses its ServiceMonitors. */
      readonly labels: Readonly<Record<string, string>>;
    },
  ) {
    component.addPart(this);
  }

  build(): void {
    const { component } = this;
    const { endpoint, labels } = this.props;
    const { peer, owner, path, host, portName, offers } = endpoint;
    if (peer.kind !== 'pods' || typeof peer.namespace !== 'string') {
      throw new Error(`${owner.component}: a ServiceMonitor chooses pods of one namespace`);
    }
    const [service = ''] = host.split('.');
    const { ofOthers, ofNodes } = offers;
    const name = ofOthers ? `${owner.workload}-${portName}` : owner.workload;
    new ServiceMonitor(component, `service-monitor-${name}`, {
      metadata: component.objectMetadata('ServiceMonitor', name, { workload: owner.workload, labels }),
      spec: {
        namespaceSelector: { matchNames: [peer.namespace] },
        selector: {
          matchLabels: { 'app.kubernetes.io/name': owner.workload, ...environmentLabel(owner.environment) },
        },
        endpoints: [
          {
            port: portName,
            path: path === '/metrics' ? undefined : path,
            honorLabels: ofOthers,
            relabelings: [
              throughService(service),
              ...(ofOthers ? [nothingOfTarget] : ownLabels(owner.workload)),
              ...(ofNodes ? nodeNames : []),
            ],
          },
        ],
      },
    });
  }
}

/** A StatefulSet and a DaemonSet have two Services with the same pods; through one of them each pod is met once. */
const throughService = (service: string): Relabeling => ({
  action: RelabelingAction.KEEP,
  sourceLabels: ['__meta_kubernetes_service_name'],
  regex: service,
});

/** The operator adds the other labels that every signal has, and as `job` the name of the Service, which may be the headless one. */
const ownLabels = (replacement: string): Relabeling[] =>
  [signalLabels['service.name'], 'job'].map((targetLabel) => ({
    // The API server would write it down itself, and Argo CD would show that as a difference for ever.
    action: RelabelingAction.REPLACE,
    targetLabel,
    replacement,
  }));

/** Series are known by the node for which the pod speaks. */
const nodeNames: Relabeling[] = ['instance', 'node'].map((targetLabel) => ({
  action: RelabelingAction.REPLACE,
  sourceLabels: ['__meta_kubernetes_pod_node_name'],
  targetLabel,
}));

const nothingOfTarget: Relabeling = { action: RelabelingAction.LABELDROP, regex: ofTarget.join('|') };
