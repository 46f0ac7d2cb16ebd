import { ApiObject, Chart } from 'cdk8s';
import type { LocalObjectReference } from '../../../imports/k8s';
import type { Images } from '../../images';
import { brand } from '../model/brand';
import { type CallSite, callSite } from '../model/call-site';
import { Checks } from '../model/checks';
import type { ClusterExporter } from '../model/cluster-exporter';
import { type ComponentReference, isSameComponent } from '../model/component-reference';
import type { Datasource } from '../model/datasource';
import { type Connection, type ConnectionDetails, Endpoint, MissingEndpoint } from '../model/endpoint';
import type { ExpectedSecret } from '../model/expected-secret';
import type { Image } from '../model/image';
import type { Namespace } from '../model/namespace';
import type { Protocol } from '../model/protocols';
import type { SharedSource } from '../model/shared-source';
import { isPlainObject, type Validators } from '../model/validation';
import { forNodeAgents, type PodDefaults, podDefaults, usablePodDefaults } from '../pods/defaults';
import type { MetadataExtra, Part, SolverPods } from '../pods/scope';
import type { Workload, WorkloadScope } from '../pods/workload';
import type { Asked } from '../queries/variables';
import type { ComponentAlert, EvaluatedAlerts } from '../vocabulary/alert';
import type { KnownMetrics } from '../vocabulary/metrics';
import type { ComponentProps } from './component-props';
import { checkConnection, reportedMissing } from './connection-checks';
import {
  type ConfigurationChange,
  type ConfigurationForm,
  type ConfigurationParts,
  configured,
  type EscapeHatch,
  type ReliedOn,
  wholeConfiguration,
} from './escape-hatches';
import { environmentOf, givenNamespace } from './given-surroundings';
import { pullReference } from './images';
import { objectMetadata } from './object-metadata';
import type { SurroundingsOf } from './surroundings';

/** What a component knows of the environment that it is part of. */
export type Surroundings = SurroundingsOf<Component>;

/** One component of an environment: a folder of `dist/`. Its constructor says what it is; its objects come when all are there. */
export abstract class Component extends Chart implements WorkloadScope {
  static {
    brand(Component, 'Component');
  }

  /** The environment that it is part of. */
  readonly environment: Surroundings;
  /** What its folder in `dist/`, its objects and its Argo CD Application are called. */
  readonly name: string;
  /** The namespace of its objects; `Chart.namespace` stays unset, as it would leak onto cluster-scoped kinds. */
  readonly targetNamespace: Namespace;
  /** Reports what is wrong with it, as findings of this component. */
  readonly check: Checks;
  /** Where it was made. */
  readonly madeAt: CallSite;
  /** Whether the name can be used; if not, its workloads are left out, so that nothing is reported twice. */
  readonly hasOwnName: boolean;
  /** The endpoints that its pods use. */
  readonly connections: Connection[] = [];
  /** Its pods, one workload for each kind of them. */
  readonly workloads: Workload[] = [];
  /** Pods that issuers of certificates start for its Ingresses. */
  readonly solvers: SolverPods[] = [];
  /** The addresses at which it answers, whether somebody uses them or not. */
  readonly endpoints: Endpoint[] = [];
  /** Secrets that its pods need and no manifest brings. */
  readonly expectedSecrets: ExpectedSecret[] = [];
  /** Alerts about its own metrics. The Prometheus that watches it evaluates them. Default: none. */
  readonly alerts: readonly ComponentAlert[] = [];
  /** Metrics that exist because of it: its own, and those that it collects from others. Default: no known one. */
  readonly knownMetrics: readonly KnownMetrics[] = [];
  /** Metrics that it would show by collectors that are off: somebody else may show them. Default: none. */
  readonly hiddenMetrics: readonly KnownMetrics[] = [];
  /** Metrics for which its dashboards have panels. A component that produces them may be missing. Default: none. */
  readonly dashboardMetrics: readonly KnownMetrics[] = [];
  /** Of `dashboardMetrics`, those that may come without a component of the environment, as from an application. Default: none. */
  readonly metricsElsewhere: readonly KnownMetrics[] = [];
  /** Where the environment's objects come from. Default: it says nothing about that. */
  readonly deliveredFrom?: { readonly repository: string; readonly revision: string };
  /** The metrics of the whole cluster that it shows. A second exporter of them is refused. Default: none. */
  readonly clusterExporters: readonly ClusterExporter[] = [];
  /** What is said of its pods: by the environment, and by itself. */
  readonly pods: PodDefaults;
  /** What is said of those of its pods that are agents on nodes. */
  readonly nodeAgentPods: PodDefaults;
  /** Settings of its program that something else relies on, beside ports, folders and addresses. Default: none. */
  readonly reliedOn: readonly ReliedOn[] = [];
  /** The parts of its configuration that each reach somebody, so that no change may take one away. Default: the whole is one part. */
  readonly configurationParts: ConfigurationParts = wholeConfiguration;
  /** Changes by hand to its configuration; there when it is built. */
  readonly escapeHatches: EscapeHatch[] = [];
  /** The sources that it reads and others may read too; known when every component is there. Default: none. */
  readonly reads: () => readonly SharedSource[] = () => [];
  private readonly ownPods: PodDefaults;
  /** It applies the environment's log rules to every line that it sends to a store. Default: it does not. */
  readonly appliesLogRules: boolean = false;
  /** Its environment says by a property that it evaluates alerts, or that it does not, although nobody is told. Default: it does not say. */
  readonly evaluationIsStated: boolean = false;
  private readonly parts: Part[] = [];

  protected constructor(environment: Surroundings, usualName: string, props: ComponentProps) {
    const given: Readonly<Record<string, unknown>> = isPlainObject(props) ? props : {};
    const name = typeof given.name === 'string' && given.name !== '' ? given.name : usualName;
    super(environmentOf(environment, usualName), environment.claimName(name), { disableResourceNameHashes: true });
    this.environment = environment;
    this.madeAt = callSite();
    this.check = new Checks(environment, { environment: environment.name, component: name }, this.madeAt);
    this.ownPods = usablePodDefaults(environment, this.check, props?.pods);
    this.pods = podDefaults(environment.pods, this.ownPods);
    this.nodeAgentPods = podDefaults(forNodeAgents(environment.pods), this.ownPods);
    const isName = this.check.name('name', given.name === undefined ? usualName : given.name);
    // What follows from a name that is refused would be refused as well.
    this.name = isName ? name : usualName;
    this.hasOwnName = isName && environment.checkNameIsFree(this);
    this.targetNamespace = givenNamespace(this, given.namespace);
  }

  /** The properties that were given, a stand-in for each wrong one. `validators`: one for each, with `componentValidators` among them. Public, as a protected member would tell a component of another copy of the package from this one. */
  properties<P extends object>(given: P, validators: Validators<P>): P {
    return this.check.properties(given, validators);
  }

  /** Says that it answers at an endpoint. */
  offer<P extends Protocol>(endpoint: Endpoint<P>): Endpoint<P> {
    this.endpoints.push(endpoint);
    return endpoint;
  }

  /** Adds something that contributes objects. */
  addPart(part: Part): void {
    this.parts.push(part);
  }

  /** Uses an endpoint from a peer, which speaks the protocols `accepts`. Reports one that it cannot use, or that takes less than it sends. */
  connect<P extends Protocol>(
    property: string,
    from: Omit<Connection['from'], 'component'>,
    accepts: P | readonly P[],
    to: Endpoint<P>,
    details: ConnectionDetails = {},
  ): Endpoint<P> {
    const spoken: readonly Protocol[] = typeof accepts === 'string' ? [accepts] : accepts;
    if (to instanceof MissingEndpoint) return to; // It has been reported where the properties were read.
    if (!(to instanceof Endpoint)) return reportedMissing<P>(this.check, property, spoken);
    checkConnection(this, property, spoken, to, details);
    this.connections.push({ property, from: { component: this.name, ...from }, to, ...details });
    return to;
  }

  /** The images of the environment, by their names in `constructs/images.ts`. */
  get images(): Images {
    return this.environment.images;
  }

  /** The Secrets with which its pods pull images. Default: none. */
  get imagePullSecrets(): readonly LocalObjectReference[] {
    return this.pods.imagePullSecrets ?? [];
  }

  /** The reference by which its pods pull an image. Reports an image of which nothing says where it comes from. */
  imageReference(image: Image): string {
    const { check, environment, ownPods } = this;
    return pullReference(image, this.pods, (property) => (ownPods[property] === undefined ? environment.check : check));
  }

  /** A finished object as the environment file changes it by `override`. */
  overridden(object: ApiObject): ApiObject {
    return this.environment.overridden(this, object);
  }

  /** A configuration after the change that the environment file makes to it. Reports a change that can't be used. */
  configured<T>(configuration: T, change?: ConfigurationChange<T, unknown>, form?: ConfigurationForm<T>): T {
    return configured(this, configuration, change, form);
  }

  /** The metadata of an object of this component. `labels` and `annotations` are added to what every object has. */
  objectMetadata(kind: string, name: string, extra: MetadataExtra = {}) {
    return objectMetadata(this, kind, name, extra);
  }

  /** Itself, as others refer to it. */
  get reference(): ComponentReference {
    return { environment: this.environment.name, component: this.name };
  }

  /** The PromQL by which it asks for metrics, beside the alerts that it evaluates. Default: none. */
  get queries(): readonly Asked[] {
    return [];
  }

  /** Alerts that it evaluates, or has evaluated by somebody who is there already; complete when the environment is built. Default: none. */
  get evaluatedAlerts(): readonly EvaluatedAlerts[] {
    return [];
  }

  /** Alerts about the metrics that it collects from others, which a store that it sends them to may evaluate. Default: none. */
  get collectedAlerts(): readonly EvaluatedAlerts[] {
    return [];
  }

  /** Datasources that a Grafana has which is there already. Default: none. */
  get existingDatasources(): readonly Datasource[] {
    return [];
  }

  /** The connections of other components to this one, complete when the environment is built. */
  get incoming(): Connection[] {
    return this.environment.connections.filter(({ to }) => isSameComponent(to.owner, this.reference));
  }

  /** Whether it has a property `name`, so that an environment can have several. Default: it has. */
  get mayBeNamed(): boolean {
    return true;
  }

  /** The folder in `dist/`. */
  get folder(): string {
    return `${this.environment.name}/${this.name}`;
  }

  /** Its API objects. */
  get objects(): ApiObject[] {
    return this.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  }

  /** Every folder with a kustomization, by its path below its own, each with what it lists beside its objects. Default: its own alone. */
  get subfolders(): Readonly<Record<string, readonly string[]>> {
    return { '': [] };
  }

  /** In which of them an object is. Default: the component's own. */
  subfolderOf(_object: ApiObject): string {
    return '';
  }

  /** Files beside the objects, by their path below the component's folder. Default: none. */
  get files(): Readonly<Record<string, string>> {
    return {};
  }

  /** Adds the objects. Called once by the environment, when every component is there and nothing is wrong so far. */
  build(): void {
    for (const part of this.parts) part.build();
  }

  /** Adds what is derived from every other component's objects. Called once, after all of them are built. Default: nothing. */
  finish(): void {}
}
