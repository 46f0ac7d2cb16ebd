import { ApiObject } from 'cdk8s';
import {
  IntOrString,
  KubeDaemonSet,
  KubeDeployment,
  type KubeDeploymentProps,
  KubePodDisruptionBudget,
  KubeStatefulSet,
  type PodTemplateSpec,
  Quantity,
} from '../../imports/k8s';
import type { Component, Part } from './component';
import { addConfigMap } from './config-map';
import { type ConfigurationFiles, checksum } from './configuration';
import type { ContainerProps, PortProps } from './container';
import { Endpoint, type Protocol, type Protocols } from './endpoint';
import { Refusal } from './findings';
import { selectorLabels } from './labels';
import type { Pods } from './peer';
import { addServiceAccount, type Permissions } from './permissions';
import { podTemplate, versionedLabels } from './pod-template';
import { repeated } from './repeated';
import type { Identity } from './security';
import { addServices, headlessService, offeredNumbers } from './services';
import type { Bytes, Duration } from './units';

/** Pods of one kind, with the properties of their main container. */
export interface WorkloadProps extends Omit<ContainerProps, 'name' | 'ports'> {
  /** The name of its objects. Default: the component's name. */
  readonly name?: string;
  /** What makes its pods: a StatefulSet where each has a volume of its own, a DaemonSet for one on each node. */
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  /** How many pods; a DaemonSet has one on each node. Default: 1. */
  readonly replicas?: number;
  /** As whom its containers run. */
  readonly identity: Identity;
  /** Ports by name. With none, there is no Service. */
  readonly ports: Readonly<Record<string, PortProps>>;
  /** Files that its program reads. */
  readonly configuration?: readonly ConfigurationFiles[];
  /** A volume that outlives the pod; StatefulSets only. */
  readonly data?: { readonly mountPath: string; readonly size: Bytes };
  /** What it may do with the Kubernetes API. Default: nothing. */
  readonly permissions?: Permissions;
  /** Containers that run before the program, in their order. */
  readonly initContainers?: readonly ContainerProps[];
  /** Containers beside the program. */
  readonly sidecars?: readonly ContainerProps[];
  /** Labels of the pods beyond the recommended ones. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** How long it may take to end. Default: 30 seconds, Kubernetes' own. */
  readonly terminationGrace?: Duration;
  /** A change to the finished Deployment, such as `withJavaAgent`. */
  readonly patch?: (deployment: KubeDeploymentProps) => KubeDeploymentProps;
}

/** Pods of one kind with all that belongs to them: account, configuration, Services, disruption budget. */
export class Workload implements Part {
  readonly name: string;
  readonly peer: Pods;
  /** The Services' name and namespace, as clients write it. */
  readonly host: string;

  constructor(
    readonly component: Component,
    readonly props: WorkloadProps,
  ) {
    const { environment, targetNamespace: namespace } = component;
    this.name = props.name ?? component.name;
    this.host = `${this.name}.${namespace.name}.svc`;
    this.peer = {
      kind: 'pods',
      namespace: namespace.name,
      labels: selectorLabels(environment.name, this.name),
      inMesh: namespace.inMesh,
    };
    this.checkProps();
    if (!component.hasOwnName || !this.checkName()) return;
    component.addPart(this);
    environment.workloads.push(this);
  }

  private get hostOfEveryPod(): string {
    return `${headlessService(this)}.${this.component.targetNamespace.name}.svc`;
  }

  get replicas(): number {
    return this.props.replicas ?? 1;
  }

  /** Every container of a pod, init containers included. */
  get containers(): ContainerProps[] {
    const { sidecars = [], initContainers = [] } = this.props;
    return [{ ...this.props, name: this.name }, ...sidecars, ...initContainers];
  }

  /** An address at which this workload answers; where every pod is to be asked for itself, the name of all of them. */
  endpoint<P extends Protocol>(
    protocol: P,
    port: string,
    offers: Protocols[P],
    options: { readonly path?: string } = {},
  ): Endpoint<P> {
    const given = this.props.ports[port];
    if (!given) throw new Error(`workload ${this.name} has no port named ${port}`);
    return new Endpoint({
      protocol,
      owner: {
        environment: this.component.environment.name,
        component: this.component.name,
        workload: this.name,
        pod: this.props.kind === 'StatefulSet' && this.replicas === 1 ? `${this.name}-0` : undefined,
      },
      peer: this.peer,
      host: 'everyPod' in offers && offers.everyPod ? this.hostOfEveryPod : this.host,
      port: given.service ?? given.container,
      portName: port,
      targetPort: given.container,
      transport: given.transport,
      path: options.path,
      offers,
    });
  }

  /** Uses an endpoint. `property`: where the environment file names it. */
  connect<P extends Protocol>(property: string, to: Endpoint<P>): Endpoint<P> {
    return this.component.connect(property, { workload: this.name, peer: this.peer }, to);
  }

  build(): void {
    const { component, props } = this;
    addServiceAccount(component, this.name, props.permissions);
    const rolling: Readonly<Record<string, string>>[] = [];
    for (const configuration of props.configuration ?? []) {
      const files = addConfigMap(component, configuration.name, configuration.files(), { workload: this.name });
      if (configuration.onChange !== 'in-place') rolling.push(files);
    }
    addServices(this);
    this.addPods(podTemplate(this, rolling.length > 0 ? checksum(rolling) : undefined));
    if (this.replicas > 1) {
      new KubePodDisruptionBudget(component, `${this.name}-disruption-budget`, {
        metadata: component.objectMetadata('PodDisruptionBudget', this.name, { workload: this.name }),
        spec: { maxUnavailable: IntOrString.fromNumber(1), selector: { matchLabels: this.peer.labels } },
      });
    }
  }

  private addPods(template: PodTemplateSpec): void {
    const { component, props } = this;
    const metadata = {
      ...component.objectMetadata(props.kind, this.name, { workload: this.name }),
      labels: versionedLabels(this),
    };
    const selector = { matchLabels: this.peer.labels };
    switch (props.kind) {
      case 'Deployment': {
        const deployment: KubeDeploymentProps = { metadata, spec: { replicas: this.replicas, selector, template } };
        new KubeDeployment(component, this.name, this.patched(deployment));
        break;
      }
      case 'DaemonSet':
        new KubeDaemonSet(component, this.name, { metadata, spec: { selector, template } });
        break;
      case 'StatefulSet':
        this.addStatefulSet({ metadata, selector, template });
    }
  }

  /** The Deployment after the patch. A patch that refuses it is a finding of the component. */
  private patched(deployment: KubeDeploymentProps): KubeDeploymentProps {
    const { patch } = this.props;
    try {
      return patch ? patch(deployment) : deployment;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.component.check.report(`${this.name} › patch`, error.problem, error.instead);
      return deployment;
    }
  }

  private addStatefulSet(common: {
    readonly metadata: object;
    readonly selector: { matchLabels: Readonly<Record<string, string>> };
    readonly template: PodTemplateSpec;
  }): void {
    const { metadata, selector, template } = common;
    const { environment } = this.component;
    const manifest = KubeStatefulSet.manifest({
      metadata,
      spec: {
        serviceName: headlessService(this),
        replicas: this.replicas,
        selector: { matchLabels: { ...selector.matchLabels } },
        persistentVolumeClaimRetentionPolicy: this.props.data && {
          whenDeleted: environment.volumesAtRemoval === 'delete' ? 'Delete' : 'Retain',
          whenScaled: 'Retain',
        },
        template,
      },
    });
    if (this.props.data) manifest.spec.volumeClaimTemplates = [this.volumeClaim(this.props.data.size)];
    new ApiObject(this.component, this.name, manifest);
  }

  /**
   * The claim with its apiVersion and kind, which the API server adds when it stores it and which Argo CD would
   * otherwise show as a difference for ever. The L1 type knows neither, so the template is written plainly.
   */
  private volumeClaim(size: Bytes): object {
    return {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: this.component.environment.cluster.storageClass,
        resources: { requests: { storage: Quantity.fromString(size.toString()).value } },
      },
    };
  }

  private checkName(): boolean {
    const { check, environment, targetNamespace } = this.component;
    const twin = environment.workloads.find(
      (other) => other.name === this.name && other.component.targetNamespace === targetNamespace,
    );
    return (
      check.name('name', this.name) &&
      check.require(
        twin === undefined,
        'name',
        `${twin?.component.name} has a workload named ${this.name} in ${targetNamespace.name} already`,
        'a name of its own, or another namespace',
      )
    );
  }

  private checkProps(): void {
    const { check } = this.component;
    const offered = Object.values(this.props.ports).flatMap((port) =>
      offeredNumbers(port).map((number) => `${number}/${port.transport ?? 'TCP'}`),
    );
    for (const port of repeated(offered)) {
      check.report('ports', `its Service would offer ${port} twice`, 'another number for one of the two');
    }
    if (this.props.podLabels) check.labels('podLabels', this.props.podLabels);
    check.labels('image', { 'app.kubernetes.io/version': this.props.image.tag });
    if (this.props.kind !== 'DaemonSet') check.count('replicas', this.replicas, 1, 1000);
    if (this.props.data) check.bytes('disk', this.props.data.size, 'gibibytes(10)');
    for (const { resources } of this.containers) {
      const { cpu, memory, memoryLimit = memory } = resources;
      check.cores('resources.cpu', cpu, 'millicores(50)');
      const comparable =
        check.bytes('resources.memory', memory, 'mebibytes(256)') &&
        check.bytes('resources.memoryLimit', memoryLimit, 'mebibytes(256)');
      check.require(
        !comparable || memory.mebibytes <= memoryLimit.mebibytes,
        'resources.memory',
        `the request ${memory} is above the limit ${memoryLimit}`,
        `at most ${memoryLimit}, or a higher memoryLimit`,
      );
    }
  }
}
