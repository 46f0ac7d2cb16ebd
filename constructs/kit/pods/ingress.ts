import { KubeIngress } from '../../../imports/k8s';
import type { IngressClass } from '../model/cluster';
import type { Endpoint } from '../model/endpoint';
import { type Peer, pods } from '../model/peer';
import {
  isPlainObject,
  oneOf,
  optional,
  reportGiven,
  reportUnknown,
  subdomain,
  type Validator,
} from '../model/validation';
import type { ObjectScope, Part } from './scope';

/** Where the certificate of an Ingress comes from. Written by `clusterIssuer`, `issuer` and `certificateIn`. */
export interface Tls {
  /** The annotations by which cert-manager knows that it makes it. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The Secret that holds it. Default: one of the Ingress's name with `-tls`, which the issuer makes. */
  readonly secretName?: string;
  /** How the issuer proves the names. Default: in a way that needs no pod here. */
  readonly solver?: Solver;
}

/**
 * How an ACME issuer proves that a name is ours. With `http01` it starts a pod beside the Ingress, to which the ingress controller is let
 * through. https://cert-manager.io/docs/configuration/acme/http01/
 */
export type Solver = (typeof solvers)[number];

const solvers = ['http01', 'dns01'] as const;

/** What is known of an issuer. */
export interface IssuerOptions {
  /** The solver that the issuer uses for the names of this Ingress. Default: `dns01`, or no ACME at all: nothing is let through for it. */
  readonly solver?: Solver;
}

/** cert-manager gets it from an issuer of the cluster. https://cert-manager.io/docs/usage/ingress/ */
export const clusterIssuer = (name: string, options: IssuerOptions = {}): Tls => ({
  annotations: { 'cert-manager.io/cluster-issuer': name },
  ...options,
});

/** cert-manager gets it from an issuer of the namespace. https://cert-manager.io/docs/usage/ingress/ */
export const issuer = (name: string, options: IssuerOptions = {}): Tls => ({
  annotations: { 'cert-manager.io/issuer': name },
  ...options,
});

/** It is in a Secret already, of the type `kubernetes.io/tls`. */
export const certificateIn = (secretName: string): Tls => ({ annotations: {}, secretName });

const tlsProperties = ['annotations', 'secretName', 'solver'];

/** Names that a certificate is found by. */
export const tlsValidator: Validator<Tls> = {
  example: "clusterIssuer('letsencrypt')",
  expected: "clusterIssuer('letsencrypt'), issuer('letsencrypt') or certificateIn('my-certificate')",
  validate(value, property, reporter) {
    if (!isPlainObject(value) || !isPlainObject(value.annotations)) {
      reportGiven(value, property, tlsValidator, reporter);
      return clusterIssuer('letsencrypt');
    }
    if (Object.values(value.annotations).includes(undefined)) {
      reporter.report(property, 'the issuer has no name', tlsValidator.expected);
      return clusterIssuer('letsencrypt');
    }
    const name = subdomain('letsencrypt');
    const annotations = Object.entries(value.annotations).map(([key, each]) => [
      key,
      name.validate(each, property, reporter),
    ]);
    reportUnknown(reporter, (unknown) => `${property}.${unknown}`, value, tlsProperties);
    const secretName = optional(name).validate(value.secretName, property, reporter);
    const solver = optional(oneOf(solvers)).validate(value.solver, `${property}.solver`, reporter);
    return { annotations: Object.fromEntries(annotations), secretName, solver };
  },
};

/** The same for what has a certificate unless it is told not to. */
export type OptionalTls = Tls | 'off';

export const optionalTlsValidator: Validator<OptionalTls> = {
  ...tlsValidator,
  expected: `${tlsValidator.expected}, or 'off' for tests`,
  validate: (value, property, reporter) =>
    value === 'off'
      ? value
      : tlsValidator.validate(value, property, {
          report: (at, problem, instead, options) =>
            reporter.report(
              at,
              problem,
              instead === tlsValidator.expected ? optionalTlsValidator.expected : instead,
              options,
            ),
        }),
};

export interface IngressProps {
  /** The host names under which it is reached. */
  readonly hosts: readonly string[];
  /** One of the cluster's ingress classes. Default: the first. */
  readonly className?: string;
  /** Default: HTTP alone. */
  readonly tls?: Tls;
  /**
   * What the same port answers and people are not to reach: paths, each with what is below it, and an endpoint of the same workload at which
   * nobody listens. A controller without a rule of its own for refusals leads them there, and answers with an error at once. Default: nothing.
   */
  readonly closed?: { readonly paths: readonly string[]; readonly to: Endpoint<'http'> };
}

/**
 * Has the cluster's ingress controller pass host names on to an endpoint of one of the component's workloads. Reports where
 * the cluster serves no such class.
 */
export function addIngress(component: ObjectScope, to: Endpoint<'http'>, props: IngressProps): void {
  const ingressClass = findIngressClass(component, props.className);
  if (!ingressClass) return;
  const peer: Peer = ingressClass.hostNetwork ? { kind: 'any-node' } : pods(ingressClass.namespace);
  const controller = { workload: 'ingress controller', peer };
  component.connect('ingress', controller, 'http', to);
  // Also to what nobody answers: a connection that a policy drops would be waited for.
  if (props.closed) component.connect('ingress', controller, 'http', props.closed.to);
  new IngressObject(component, to, ingressClass, props);
  // Nobody knows here whether an existing namespace denies anything.
  if (props.tls?.solver === 'http01' && !component.targetNamespace.existing)
    component.solvers.push({ component, name: `${to.owner.workload}-http01-solver`, controller: peer });
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
    const { hosts, tls, closed } = this.props;
    const service = this.to.owner.workload;
    const path = (prefix: string, { owner, portName }: Endpoint<'http'>) => ({
      path: prefix,
      // The longest path that matches wins. https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches
      pathType: 'Prefix',
      backend: { service: { name: owner.workload, port: { name: portName } } },
    });
    const paths = [...(closed?.paths.map((each) => path(each, closed.to)) ?? []), path('/', this.to)];
    new KubeIngress(component, 'ingress', {
      metadata: component.objectMetadata('Ingress', service, { annotations: tls?.annotations }),
      spec: {
        ingressClassName: ingressClass.name,
        rules: hosts.map((host) => ({ host, http: { paths } })),
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
