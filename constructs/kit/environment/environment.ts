import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { LocalObjectReference } from '../../../imports/k8s';
import type { Images } from '../../images';
import { brand } from '../model/brand';
import { type CallSite, callSite } from '../model/call-site';
import { Checks } from '../model/checks';
import type { Cluster } from '../model/cluster';
import type { Datasource } from '../model/datasource';
import type { Connection, Endpoint } from '../model/endpoint';
import { type ExpectedSecret, eachSecretOnce } from '../model/expected-secret';
import type { Finding } from '../model/findings';
import type { Image } from '../model/image';
import type { LogRule } from '../model/log-rules';
import { Namespace, type NamespaceProps } from '../model/namespace';
import type { Privilege } from '../model/privilege';
import { addNetworkPolicies } from '../network';
import { type PodDefaults, usablePodDefaults } from '../pods/defaults';
import { privilegesOf } from '../pods/privileges';
import type { Workload } from '../pods/workload';
import type { KnownMetrics } from '../vocabulary/metrics';
import type { Budget } from './budget';
import { checkedCluster } from './cluster-checks';
import { Component, type Surroundings } from './component';
import { checkFinished, checkWiring } from './environment-checks';
import { appIn, claimedName, freeId } from './environment-name';
import { type EnvironmentProps, environmentValidators } from './environment-props';
import { type EscapeHatch, type Manifest, Overrides } from './escape-hatches';
import { Existing } from './existing';
import { checkExports, type Exporting, type Exports } from './exported';
import { imageTable, pullReference } from './images';
import { checkNameIsFree } from './name-checks';
import { checkedNamespace, checkPodSecurity } from './namespace-checks';
import { Namespaces } from './namespaces';
import { pullSecrets } from './pull-secrets';
import { checkRunbooks, shownFiles } from './runbooks';
import { markTurns } from './turns';

/** What one cluster runs. Components are added to it; everything that follows from their wiring is derived by `build`. */
export class Environment extends Construct implements Surroundings {
  static {
    brand(Environment, 'Environment');
  }

  /** What the cluster has before the environment is installed. */
  readonly cluster: Cluster;
  /** Its folder in `dist/`. */
  readonly name: string;
  /** The most that everything here may take together. Undefined: no bound. */
  readonly budget?: Budget;
  /** Whether pods carry the label `app` too. */
  readonly appLabel: boolean;
  /** What becomes of the volumes of a store that is removed. */
  readonly volumesAtRemoval: 'keep' | 'delete';
  /** What becomes of log lines before they are stored. */
  readonly logRules: readonly LogRule[];
  private readonly statedRunbooks: string | undefined;
  /** What is wrong; complete when the environment is built. Nothing is written while there is one. */
  readonly findings: Finding[] = [];
  /** What is no error and should not stay as it is; every synth says it. */
  readonly warnings: Finding[] = [];
  /** Its namespaces, those that are there already included. */
  readonly namespaces: Namespace[] = [];
  /** What the cluster has anyway, as endpoints. */
  readonly existing: Existing;
  /** Where it was made. */
  readonly madeAt: CallSite;
  private readonly furtherMetrics: readonly KnownMetrics[];
  /** Reports what is wrong with it, as findings of the environment. */
  readonly check: Checks;
  /** What is said of every pod. */
  readonly pods: PodDefaults;
  /** The image of each program, by the names of `constructs/images.ts`. */
  readonly images: Images;
  private readonly overrides = new Overrides();
  private built = false;
  private missingNamespace?: Namespace;

  constructor(scope: Construct, name: string, given: EnvironmentProps) {
    super(appIn(scope), claimedName(scope, name));
    this.name = name;
    this.madeAt = callSite();
    this.check = new Checks(this, { environment: name, component: 'environment' }, this.madeAt);
    const { check } = this;
    check.name('name', name);
    check.require(name !== 'argocd', 'name', 'dist/argocd/ is the folder of Argo CD', 'another name');
    const props = check.properties(given, environmentValidators);
    this.cluster = checkedCluster(this, props.cluster, this.madeAt);
    this.budget = props.budget;
    this.appLabel = props.appLabel ?? false;
    this.volumesAtRemoval = props.volumesAtRemoval ?? 'keep';
    this.statedRunbooks = props.runbooks;
    this.furtherMetrics = props.knownMetrics ?? [];
    this.logRules = props.logRules ?? [];
    this.existing = new Existing(this);
    this.pods = usablePodDefaults(this, check, props.pods);
    this.images = imageTable(check, props.images);
    checkRunbooks(check, props.runbooks);
  }

  /** Where a component runs that names no namespace. Reports, once, that there is none. */
  get defaultNamespace(): Namespace {
    const [first] = this.namespaces;
    if (first) return first;
    if (!this.missingNamespace) {
      this.missingNamespace = new Namespace('missing', { existing: true }, undefined);
      const problem = 'there is no namespace, and a component runs in the first one where it names none';
      this.check.report('namespaces', problem, "addNamespace('monitoring') before the first component");
    }
    return this.missingNamespace;
  }

  /** What it runs, in the order in which it was made. */
  get components(): Component[] {
    return this.node.children.filter((child): child is Component => child instanceof Component);
  }

  /** Every use of an endpoint by one of its components. */
  get connections(): Connection[] {
    return this.components.flatMap((component) => component.connections);
  }

  /** The addresses at which components answer, whether somebody uses them or not. */
  get endpoints(): Endpoint[] {
    return this.components.flatMap((component) => component.endpoints);
  }

  /** The address below which the pages about alerts are: what is stated, or what follows from the repository. Undefined: nobody knows. */
  get runbooks(): string | undefined {
    return this.statedRunbooks ?? shownFiles(this.components);
  }

  /** The pods of all components. */
  get workloads(): Workload[] {
    return this.components.flatMap((component) => component.workloads);
  }

  /** Datasources that a Grafana has which is there already. */
  get existingDatasources(): Datasource[] {
    return this.components.flatMap((component) => component.existingDatasources);
  }

  /** Secrets that pods need and no manifest brings. */
  get expectedSecrets(): ExpectedSecret[] {
    const secrets = this.components.flatMap((component) => component.expectedSecrets);
    return eachSecretOnce([...secrets, ...pullSecrets(this.workloads)]);
  }

  /** What is changed by hand, as it has no property. There when the environment is built. */
  get escapeHatches(): EscapeHatch[] {
    return [...this.components.flatMap((component) => component.escapeHatches), ...this.overrides.escapeHatches];
  }

  /** The Secrets with which pods pull images. Default: none. */
  get imagePullSecrets(): readonly LocalObjectReference[] {
    return this.pods.imagePullSecrets ?? [];
  }

  /** The reference by which pods of the environment pull an image. */
  imageReference(image: Image): string {
    return pullReference(image, this.pods, () => this.check);
  }

  /**
   * Changes a finished object where there is no property for it: the last step before it is written, and before its checks.
   * A change of a ConfigMap rolls the pods that read it. `name`: the object's, or `namespace/name` where several have it.
   * Reports a change that concerns no object, that returns no manifest, or that makes another object of it.
   */
  override<Given extends object = Manifest>(kind: string, name: string, change: (manifest: Given) => object): void {
    this.overrides.add({ kind, name, change });
  }

  /** A finished object of a component after the changes by `override`. */
  overridden(component: Component, object: ApiObject): ApiObject {
    return this.overrides.apply(component, object);
  }

  /** What pods may do beyond the Pod Security standard `restricted` and with the Kubernetes API, each with its reason. */
  get privileges(): Privilege[] {
    return this.workloads.flatMap(privilegesOf);
  }

  /** Every metric that a query may ask for: those of the components, and those that the environment names itself. */
  get knownMetrics(): KnownMetrics[] {
    return [...this.components.flatMap((component) => component.knownMetrics), ...this.furtherMetrics];
  }

  /** What exporters here would show by collectors that are off; somebody may produce it all the same. */
  get hiddenMetrics(): KnownMetrics[] {
    return this.components.flatMap((component) => component.hiddenMetrics);
  }

  /** The namespaces that come and go with this environment. */
  get ownNamespaces(): Namespace[] {
    return this.namespaces.filter((namespace) => !namespace.existing);
  }

  /**
   * Adds a namespace: one of this environment's own, or somebody else's in which it runs.
   * Reports a refused name, one that every cluster has already, and a weaker Pod Security level without its reason.
   */
  addNamespace(name: string, props: NamespaceProps = {}): Namespace {
    const namespace = checkedNamespace(this, name, props);
    if (!this.namespaces.includes(namespace)) this.namespaces.push(namespace);
    return namespace;
  }

  /** Itself with endpoints for other environments, which get them by `endpointsOf`. Reports what is no endpoint. */
  exporting<E extends Exports>(exports: E): this & Exporting<E> {
    checkExports(this.check, exports);
    return Object.assign(this, { exports });
  }

  /** A construct id for a component's name, unique even where the name is taken, so that every finding is shown. */
  claimName(name: string): string {
    return freeId(this, name);
  }

  /** Reports a second component of one name; returns whether the name is free. */
  checkNameIsFree(component: Component): boolean {
    return checkNameIsFree(component, this.components);
  }

  /** Derives what follows from the wiring and adds every object, once. Findings stay in `findings`. */
  build(): void {
    if (this.built) return;
    this.built = true;
    checkWiring(this);
    try {
      this.addObjects();
    } catch (error) {
      // What is wrong may not be buildable, and the findings say better why than the place where it broke.
      if (this.findings.length === 0) throw error;
    }
  }

  private addObjects(): void {
    if (this.ownNamespaces.length > 0) new Namespaces(this);
    for (const component of this.components) component.build();
    checkPodSecurity(this);
    addNetworkPolicies(this);
    for (const component of this.components) component.finish();
    this.overrides.applyAll(this);
    markTurns(this);
    checkFinished(this);
  }
}
