import { ApiObject } from 'cdk8s';
import {
  IntOrString,
  KubeDaemonSet,
  KubeDeployment,
  type KubeDeploymentProps,
  KubePodDisruptionBudget,
  type PodTemplateSpec,
} from '../../../imports/k8s';
import { type ConnectionDetails, Endpoint } from '../model/endpoint';
import type { ExpectedSecret } from '../model/expected-secret';
import type { Pods } from '../model/peer';
import type { Protocol, Protocols } from '../model/protocols';
import { selectorLabels, turnKey } from '../vocabulary/labels';
import { addServiceAccount } from './account';
import { addAutoscaler } from './autoscaler';
import { addConfigMap } from './config-map';
import { checksum, configMapsOf } from './configuration';
import type { ContainerProps } from './container';
import { grantedTo } from './granted';
import { addJob } from './job';
import { patched } from './patch';
import { addAgentPriorityClass } from './priority-class';
import type { ObjectScope, Part } from './scope';
import { expectSecrets } from './secret-files';
import { addServices, headlessService, isHeadless, readyService } from './services';
import { addStatefulSet } from './stateful-set';
import { podTemplate, versionedLabels } from './template';
import { letKubeletWait } from './until-unready';
import { configurationFolder, type Mount } from './volumes';
import { checkWorkload } from './workload-checks';
import type { WorkloadProps, WorkloadView } from './workload-props';

/** What a workload needs to know of the component to which it belongs, and of the others of the environment. */
export interface WorkloadScope extends ObjectScope {
  /** Whether the component's name can be used; if not, its workloads are left out, so that nothing is reported twice. */
  readonly hasOwnName: boolean;
  /** Its own. */
  readonly workloads: Workload[];
  readonly expectedSecrets: ExpectedSecret[];
  readonly environment: ObjectScope['environment'] & { readonly workloads: readonly Workload[] };
}

/**
 * One node in ten at a time, and at least one. The default is one of all: once a node is lost, no other gets the new release, and on
 * sixty nodes a roll-out takes an hour where a pod needs a minute to end.
 * https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/#performing-a-rolling-update
 */
const onNodes = { rollingUpdate: { maxUnavailable: IntOrString.fromString('10%') } };

/** Pods of one kind with all that belongs to them: account, configuration, Services, disruption budget. */
export class Workload implements Part, WorkloadView {
  /** What its objects and its container are called. */
  readonly name: string;
  /** Its pods, as policies and Services select them. */
  readonly peer: Pods;
  /** The Services' name and namespace, as clients write it. */
  readonly host: string;

  constructor(
    readonly component: WorkloadScope,
    readonly props: WorkloadProps,
  ) {
    const { environment, targetNamespace: namespace } = component;
    this.name = props.name ?? component.name;
    this.host = `${this.name}.${namespace.name}.svc`;
    this.peer = {
      kind: 'pods',
      namespace: namespace.name,
      labels: selectorLabels(environment.name, this.name),
      // Traffic of pods on the network of their node does not go through the mesh.
      inMesh: namespace.inMesh && !props.hostNetwork,
      ...(props.hostNetwork ? { hostNetwork: true } : {}),
    };
    checkWorkload(this);
    if (!component.hasOwnName || !this.checkName()) return;
    component.addPart(this);
    component.workloads.push(this);
    this.wirePatch();
  }

  private get hostOfEveryPod(): string {
    if (!isHeadless(this.props))
      throw new Error(`the ${this.props.kind} ${this.name} has no name for each of its pods`);
    return `${headlessService(this)}.${this.component.targetNamespace.name}.svc`;
  }

  /** How many pods there are, the fewest where an autoscaler decides. */
  get replicas(): number {
    return this.props.autoscaling?.minReplicas ?? this.props.replicas ?? 1;
  }

  /** How many pods there may be. */
  get mostReplicas(): number {
    return this.props.autoscaling?.maxReplicas ?? this.replicas;
  }

  /** Every container of a pod, init containers included. */
  get containers(): ContainerProps[] {
    const { sidecars = [], initContainers = [] } = this.props;
    return [{ ...this.props, name: this.name }, ...sidecars, ...initContainers];
  }

  private get hostOfReadyPods(): string {
    if (!this.props.namesReadyPods) throw new Error(`${this.name} has no name for each of its pods that is ready`);
    return `${readyService(this)}.${this.component.targetNamespace.name}.svc`;
  }

  /**
   * An address at which this workload answers; where every pod is to be asked for itself, the name of all of them. `readyPods`: the name of
   * those that are ready.
   */
  endpoint<P extends Protocol>(
    protocol: P,
    port: string,
    offers: Protocols[P],
    options: { readonly path?: string; readonly readyPods?: boolean } = {},
  ): Endpoint<P> {
    const given = this.props.ports[port];
    if (!given) throw new Error(`workload ${this.name} has no port named ${port}`);
    const { path, readyPods = false } = options;
    const everyPod = readyPods || ('everyPod' in offers && offers.everyPod);
    const hostOfPods = () => (readyPods ? this.hostOfReadyPods : this.hostOfEveryPod);
    const endpoint = new Endpoint({
      protocol,
      owner: {
        environment: this.component.environment.name,
        component: this.component.name,
        workload: this.name,
        pod: this.props.kind === 'StatefulSet' && this.replicas === 1 ? `${this.name}-0` : undefined,
      },
      peer: this.peer,
      host: everyPod ? hostOfPods() : this.host,
      // The name of every pod leads to its own address, where nothing listens at the Service's port.
      port: everyPod ? given.container : (given.service ?? given.container),
      portName: port,
      targetPort: given.container,
      transport: given.transport,
      path,
      offers,
    });
    return this.component.offer(endpoint);
  }

  /** Uses an endpoint. `property`: where the environment file names it. `accepts`: what the workload speaks. */
  connect<P extends Protocol>(
    property: string,
    accepts: P | readonly P[],
    to: Endpoint<P>,
    details: ConnectionDetails = {},
  ): Endpoint<P> {
    return this.component.connect(property, { workload: this.name, peer: this.peer }, accepts, to, details);
  }

  /** Adds its objects. Called once by its component. */
  build(): void {
    const { component, props } = this;
    addServiceAccount(component, this.name, grantedTo(props), props.serviceAccountAnnotations);
    const rolling: Readonly<Record<string, string>>[] = [];
    const folders: Mount[] = [];
    for (const configuration of props.configuration ?? []) {
      const configMaps = configMapsOf(configuration, configuration.files());
      folders.push(configurationFolder(configuration, [...configMaps.keys()]));
      for (const [name, files] of configMaps) {
        const shown = addConfigMap(component, name, files, { workload: this.name });
        if (configuration.onChange !== 'in-place') rolling.push(shown);
      }
    }
    addServices(this);
    if (props.kind === 'DaemonSet' && component.nodeAgentPods.priorityClassName === undefined)
      addAgentPriorityClass(this);
    this.addPods(podTemplate(this, folders, rolling.length > 0 ? checksum(rolling) : undefined));
    addAutoscaler(this);
    if (this.mostReplicas > 1 && !props.sharesDisruptionBudget) {
      new KubePodDisruptionBudget(component, `${this.name}-disruption-budget`, {
        metadata: component.objectMetadata('PodDisruptionBudget', this.name, { workload: this.name }),
        spec: { maxUnavailable: IntOrString.fromNumber(1), selector: { matchLabels: this.peer.labels } },
      });
    }
  }

  /** A patch brings its wires with it, so that policies and figures know them. */
  private wirePatch(): void {
    const { connections = [], metrics } = this.props.patch ?? {};
    for (const { property, protocol, to, usesAccess, secrets = [] } of connections) {
      this.connect(property, protocol, to, { usesAccess });
      expectSecrets(this.component, secrets);
    }
    if (!metrics) return;
    const [port] = Object.entries(this.props.ports).find(
      ([, { container }]) => metrics.port === undefined || container === metrics.port,
    ) ?? [undefined];
    // Where there is no such port, the patch refuses.
    if (port) this.endpoint('prometheus.exposition', port, { everyPod: false }, { path: metrics.path });
  }

  private addPods(template: PodTemplateSpec): void {
    const { component, props } = this;
    const metadata = {
      ...component.objectMetadata(props.kind, this.name, { workload: this.name }),
      labels: { ...versionedLabels(this), ...(props.rolledInTurn ? { [turnKey]: props.rolledInTurn } : {}) },
    };
    const selector = { matchLabels: this.peer.labels };
    switch (props.kind) {
      case 'Deployment': {
        const replicas = props.autoscaling ? undefined : this.replicas;
        const deployment: KubeDeploymentProps = { metadata, spec: { replicas, selector, template } };
        const finished = patched(this, deployment);
        if (props.untilUnready === 'kubelet') new ApiObject(component, this.name, letKubeletWait(finished));
        else new KubeDeployment(component, this.name, finished);
        break;
      }
      case 'DaemonSet':
        new KubeDaemonSet(component, this.name, { metadata, spec: { selector, template, updateStrategy: onNodes } });
        break;
      case 'Job':
        addJob(this, { metadata, template });
        break;
      case 'StatefulSet':
        addStatefulSet(this, { metadata, template });
    }
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
}
