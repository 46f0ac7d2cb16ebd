import { IntOrString, KubeService } from '../../../imports/k8s';
import { type Component, Endpoint, type Workload } from '../../kit';
import type { Part } from '../../kit/pods/scope';
import { environmentLabel } from '../../kit/vocabulary/labels';
import { storeLabels } from './labels';

/** The port of memberlist, upstream's own. */
export const gossipPort = 7946;

const portName = 'gossip';

/** Every pod of a store under one name, by which a pod that starts finds who is there already. */
export class Members implements Part {
  readonly endpoint: Endpoint<'memberlist'>;
  private readonly labels: Readonly<Record<string, string>>;
  private readonly service: string;

  constructor(private readonly component: Component) {
    const { targetNamespace: namespace, name } = component;
    this.labels = storeLabels(component);
    this.service = `${name}-members`;
    this.endpoint = new Endpoint({
      protocol: 'memberlist',
      owner: { ...component.reference, workload: name },
      peer: { kind: 'pods', namespace: namespace.name, labels: this.labels, inMesh: namespace.inMesh },
      host: `${this.service}.${namespace.name}.svc`,
      port: gossipPort,
      portName,
      offers: {},
    });
    component.addPart(this);
  }

  /** Each pod calls every other pod of the store, also those of other workloads. */
  join(workloads: readonly Workload[]): void {
    for (const workload of workloads) {
      workload.endpoint('memberlist', portName, {});
      workload.connect('form', 'memberlist', this.endpoint);
    }
  }

  /**
   * How a pod joins. The label keeps out pods of another store that have got the address of one of these.
   * https://grafana.com/docs/loki/latest/configure/#memberlist
   */
  get configuration() {
    const { environment, name } = this.component;
    return {
      cluster_label: `${environment.name}-${name}`,
      join_members: [`dns+${this.endpoint.address}`],
      // By default pods that were cut off from each other for longer than half a minute never meet again.
      rejoin_interval: '1m',
    };
  }

  build(): void {
    const { component, service, labels } = this;
    new KubeService(component, `${service}-service`, {
      metadata: component.objectMetadata('Service', service, { labels: environmentLabel(component.environment.name) }),
      spec: {
        clusterIp: 'None',
        // A pod is ready when it has joined, and joins those that are about to.
        publishNotReadyAddresses: true,
        selector: { ...labels },
        ports: [{ name: portName, port: gossipPort, targetPort: IntOrString.fromString(portName) }],
      },
    });
  }
}
