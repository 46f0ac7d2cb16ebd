import { KubeIngress } from '../../../imports/k8s';
import type { Checks } from '../model/checks';
import type { IngressClass } from '../model/cluster';
import type { Endpoint } from '../model/endpoint';
import { pods } from '../model/peer';
import type { ObjectScope, Part } from './scope';

/** Where the certificate of an Ingress comes from. Written by `clusterIssuer`, `issuer` and `certificateIn`. */
export interface Tls {
  /** The annotations by which whoever makes it knows that it is to. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The Secret that holds it. Default: one of the Ingress's name with `-tls`, which the issuer makes. */
  readonly secretName?: string;
}

/** cert-manager gets it from an issuer of the cluster. https://cert-manager.io/docs/usage/ingress/ */
export const clusterIssuer = (name: string): Tls => ({ annotations: { 'cert-manager.io/cluster-issuer': name } });

/** cert-manager gets it from an issuer of the namespace. */
export const issuer = (name: string): Tls => ({ annotations: { 'cert-manager.io/issuer': name } });

/** It is in a Secret already, of the type `kubernetes.io/tls`. */
export const certificateIn = (secretName: string): Tls => ({ annotations: {}, secretName });

/** Reports names of an issuer or of a Secret that Kubernetes refuses, and a value that is no certificate's. */
export function checkTls(check: Checks, property: string, tls: Tls | undefined): void {
  if (tls === undefined) return;
  const instead = "clusterIssuer('letsencrypt'), issuer('…') or certificateIn('…')";
  if (
    !check.require(
      typeof tls === 'object' && 'annotations' in tls,
      property,
      `${JSON.stringify(tls)} is no source of a certificate`,
      instead,
    )
  )
    return;
  for (const name of Object.values(tls.annotations)) check.subdomain(property, name);
  if (tls.secretName !== undefined) check.subdomain(property, tls.secretName);
}

export interface IngressProps {
  /** The host names under which it is reached. */
  readonly hosts: readonly string[];
  /** One of the cluster's ingress classes. Default: the first. */
  readonly className?: string;
  /** Default: HTTP alone. */
  readonly tls?: Tls;
}

/**
 * Has the cluster's ingress controller pass host names on to an endpoint of one of the component's workloads. Reports where
 * the cluster serves no such class.
 */
export function addIngress(component: ObjectScope, to: Endpoint<'http'>, props: IngressProps): void {
  const ingressClass = findIngressClass(component, props.className);
  if (!ingressClass) return;
  const controller = { workload: 'ingress controller', peer: pods(ingressClass.namespace) };
  component.connect('ingress', controller, 'http', to);
  new IngressObject(component, to, ingressClass, props);
}

class IngressObject implements Part {
  constructor(
    private readonly component: ObjectScope,
    private readonly to: Endpoint<'http'>,
    private readonly ingressClass: IngressClass,
    private readonly props: IngressProps,
  ) {
    component.addPart(this);
  }

  build(): void {
    const { component, ingressClass } = this;
    const { hosts, tls } = this.props;
    const service = this.to.owner.workload;
    const backend = { service: { name: service, port: { name: this.to.portName } } };
    new KubeIngress(component, 'ingress', {
      metadata: component.objectMetadata('Ingress', service, { annotations: tls?.annotations }),
      spec: {
        ingressClassName: ingressClass.name,
        rules: hosts.map((host) => ({ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } })),
        tls: tls && [{ hosts: [...hosts], secretName: tls.secretName ?? `${service}-tls` }],
      },
    });
  }
}

/** The class of an Ingress: the one that is named, else the cluster's first. Reports where there is none of them. */
function findIngressClass({ check, environment }: ObjectScope, className?: string): IngressClass | undefined {
  const classes = environment.cluster.ingressClasses ?? [];
  const names = classes.map(({ name }) => name).join(', ');
  if (classes.length === 0) {
    check.report(
      'ingress',
      'the cluster serves no ingress class',
      "ingressClasses: [{ name: 'kong', namespace: 'kong' }] in the environment's cluster, or no ingress",
    );
    return undefined;
  }
  const found = className === undefined ? classes[0] : classes.find(({ name }) => name === className);
  check.require(
    found !== undefined,
    'ingress.className',
    `the cluster serves no ingress class ${JSON.stringify(className)}`,
    `one of: ${names}`,
  );
  return found;
}
