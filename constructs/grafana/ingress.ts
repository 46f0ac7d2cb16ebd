import { KubeIngress } from '../../imports/k8s';
import type { Component } from '../kit';
import type { IngressClass } from '../kit/cluster';
import type { Part } from '../kit/component';

/** An Ingress that passes one host name on to a port of a Service. */
export class IngressObject implements Part {
  constructor(
    private readonly component: Component,
    private readonly props: {
      readonly host: string;
      readonly ingressClass: IngressClass;
      readonly service: string;
      /** The port's name. */
      readonly port: string;
    },
  ) {
    component.addPart(this);
  }

  build(): void {
    const { component } = this;
    const { host, ingressClass, service, port } = this.props;
    const backend = { service: { name: service, port: { name: port } } };
    new KubeIngress(component, 'ingress', {
      metadata: component.objectMetadata('Ingress', service),
      spec: {
        ingressClassName: ingressClass.name,
        rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    });
  }
}
