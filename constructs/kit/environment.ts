import { Construct } from 'constructs';
import { Checks } from './checks';
import type { Cluster } from './cluster';
import { checkCluster } from './cluster-checks';
import { Component } from './component';
import type { Connection } from './endpoint';
import { Existing } from './existing';
import type { Finding } from './findings';
import { Namespace, type NamespaceProps } from './namespace';
import { Namespaces } from './namespaces';
import { addNetworkPolicies } from './network';
import { checkObjects } from './object-checks';
import type { Workload } from './workload';

export interface EnvironmentProps {
  /** What the cluster has before anything of ours is installed. */
  readonly cluster: Cluster;
}

/** What one cluster runs. Components are added to it; everything that follows from their wiring is derived by `build`. */
export class Environment extends Construct {
  readonly cluster: Cluster;
  readonly name: string;
  readonly findings: Finding[] = [];
  readonly namespaces: Namespace[] = [];
  readonly workloads: Workload[] = [];
  /** What the cluster has anyway, as endpoints. */
  readonly existing: Existing;
  private built = false;

  constructor(scope: Construct, name: string, props: EnvironmentProps) {
    super(scope, name);
    this.name = name;
    this.cluster = props.cluster;
    this.existing = new Existing(this);
    new Checks(this.findings, { environment: name, component: 'environment' }).name('name', name);
    checkCluster(this.findings, name, this.cluster);
  }

  /** Where a component runs that names no namespace. */
  get defaultNamespace(): Namespace {
    const [first] = this.namespaces;
    if (!first) throw new Error(`environment ${this.name}: add a namespace before the first component`);
    return first;
  }

  get components(): Component[] {
    return this.node.children.filter((child): child is Component => child instanceof Component);
  }

  get connections(): Connection[] {
    return this.components.flatMap((component) => component.connections);
  }

  /** Adds a namespace that this environment owns. Reports a refused name and a weaker Pod Security level without its reason. */
  addNamespace(name: string, props: NamespaceProps = {}): Namespace {
    const namespace = new Namespace(name, props, this.cluster.mesh);
    const check = new Checks(this.findings, { environment: this.name, component: `namespace ${name}` });
    check.name('name', name);
    const taken = this.namespaces.find((other) => other.name === name);
    if (taken) {
      check.report(
        'name',
        `there are two namespaces named ${name}`,
        'one namespace, passed to every component that runs in it',
      );
      return taken;
    }
    check.require(
      namespace.podSecurity === 'restricted' || Boolean(namespace.reason),
      'reason',
      `Pod Security is ${namespace.podSecurity} and nothing says why`,
      'the reason why its pods can not be restricted, or no podSecurity at all',
    );
    check.require(
      !namespace.inMesh || this.cluster.mesh !== undefined,
      'inMesh',
      'the cluster has no mesh',
      "mesh: istioAmbient() in the environment's cluster, or inMesh: false",
    );
    this.namespaces.push(namespace);
    return namespace;
  }

  /** A construct id for a component's name, unique even where the name is taken, so that every finding is shown. */
  claimName(name: string): string {
    let id = name || 'unnamed';
    while (this.node.tryFindChild(id)) id = `${id}-again`;
    return id;
  }

  /** Reports a second component of one name; returns whether the name is free. */
  checkNameIsFree(component: Component): boolean {
    const taken = this.components.some((other) => other !== component && other.name === component.name);
    return component.check.require(
      !taken,
      'name',
      `there are two components named ${component.name}`,
      `a name of its own, for example name: '${component.name}-2'`,
    );
  }

  /** Derives what follows from the wiring and adds every object, once. Findings stay in `findings`. */
  build(): void {
    if (this.built) return;
    this.built = true;
    try {
      this.addObjects();
    } catch (error) {
      // What is wrong may not be buildable, and the findings say better why than the place where it broke.
      if (this.findings.length === 0) throw error;
    }
  }

  private addObjects(): void {
    if (this.namespaces.length > 0) new Namespaces(this);
    for (const component of this.components) component.build();
    addNetworkPolicies(this);
    for (const component of this.components) component.finish();
    checkObjects(this);
  }
}
