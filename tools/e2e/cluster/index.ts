import { join } from 'node:path';
import type { Endpoint, Protocol } from '../../../constructs/kit';
import { type Peer, peerKey } from '../../../constructs/kit/model/peer';
import { inUrl, type PodNetwork } from './addresses';
import { ApiServer } from './api-server';
import { type Certificate, makeCertificate } from './certificate';
import { Container } from './container';
import { startDnsServer } from './dns-server';
import { type ImageTable, imageOf } from './image';
import type { Container as ContainerSpec } from './kubernetes';
import type { Manifests } from './manifests';
import type { MemoryGroups } from './memory-group';
import { addNodeAddress, attach, makeNodeNetwork, redirectServicePorts } from './network';
import { isPeer, mainContainer, type Pod, renderedPods, runsOnce } from './pod';
import { copyPrivilegeDrop, type PrivilegeDrop } from './privilege-drop';
import { bytes } from './quantity';
import { makeRoot, mountRoots, type RootContents } from './root-filesystem';
import type { RunFolder } from './run-folder';
import { ServiceAccounts } from './service-accounts';
import { hostsFile, type Names, resolverFile, serviceNames, servicesOf } from './services';
import { userOf } from './user';

/** What pods find beside each other. */
export interface Surroundings {
  /** The cluster's certificate, which pods with a service account trust. */
  readonly certificate: Certificate;
  readonly accounts: ServiceAccounts;
  readonly network: PodNetwork;
}

export interface ClusterProps {
  readonly manifests: Manifests;
  readonly images: ImageTable;
  /** Pods that are known to the API server and whose addresses this process uses itself. Default: none. */
  readonly played?: readonly Pod[];
  readonly folder: RunFolder;
  readonly network: PodNetwork;
  /** Undefined where the machine enforces no limit. */
  readonly memoryGroups: MemoryGroups | undefined;
}

/** The pods of one environment as processes, and the little of a cluster that they need. */
export class Cluster {
  readonly manifests: Manifests;
  /** Pods that are known to the API server and whose addresses this process uses itself. */
  readonly played: readonly Pod[];
  readonly network: PodNetwork;
  /** Every rendered pod, also those that cannot run here. */
  readonly pods: readonly Pod[];
  /** The containers of the pods that run here. */
  private readonly containers = new Map<Pod, Container>();
  private readonly accounts: ServiceAccounts;
  private readonly privilegeDrop: PrivilegeDrop;
  private apiServer: ApiServer | undefined;
  private made: Certificate | undefined;
  private names: Names = { addresses: new Map(), ports: new Map(), changing: new Set() };

  constructor(private readonly props: ClusterProps) {
    const { manifests, played = [], folder, network } = props;
    this.manifests = manifests;
    this.played = played;
    this.network = network;
    this.pods = renderedPods(manifests, network);
    this.accounts = new ServiceAccounts(manifests);
    this.privilegeDrop = copyPrivilegeDrop(folder.make('setpriv'));
  }

  /** Why a pod does not run here. Undefined if it does. */
  missing(pod: Pod): string | undefined {
    const reasons = [...(pod.spec.initContainers ?? []), ...pod.spec.containers]
      .map(({ image }) => imageOf(this.props.images, image))
      .map((image) => ('missing' in image ? image.missing : undefined));
    return reasons.find((reason) => reason !== undefined);
  }

  /** The pods that run here, whatever runs in them. */
  get runnable(): readonly Pod[] {
    return this.pods.filter((pod) => !this.missing(pod));
  }

  /** The certificate of everything that is reached over TLS. */
  get certificate(): Certificate {
    if (!this.made) throw new Error('the cluster has not started');
    return this.made;
  }

  /** What the API server refused so far. */
  get refused(): readonly string[] {
    return this.apiServer?.refused ?? [];
  }

  /** The pod that is selected; where several are, the first of those that run. */
  podBehind(peer: Peer): Pod {
    const found = this.pods.filter((pod) => isPeer(peer, pod));
    const pod = found.find((each) => this.containers.has(each)) ?? found[0];
    if (!pod) throw new Error(`no pod is ${peerKey(peer)}`);
    return pod;
  }

  /** Every pod that is selected, those that cannot run here too. */
  podsBehind(peer: Peer): readonly Pod[] {
    return this.pods.filter((pod) => isPeer(peer, pod));
  }

  /** The container of a pod that runs here; undefined if it does not, or if something else runs in its place. */
  container(pod: Pod): Container | undefined {
    return this.standsFor(pod) ? undefined : this.containers.get(pod);
  }

  /** The container of a pod, whatever runs in it; undefined if nothing does. */
  process(pod: Pod): Container | undefined {
    return this.containers.get(pod);
  }

  /** The address behind a name of the cluster's DNS, such as `loki.monitoring.svc`. */
  addressOf(name: string): string {
    const [address] = this.names.addresses.get(name) ?? [];
    if (!address) throw new Error(`the cluster's DNS has no name ${name}`);
    return address;
  }

  /**
   * Gives a Service another address, as if it were made anew, for those who ask the cluster's DNS; the hosts files of pods stay as they are.
   * Returns what undoes it.
   */
  readdress({ host }: Endpoint, address: string): () => void {
    const whole = `${host}.${this.network.domain}`;
    const { addresses } = this.names;
    const former = addresses.get(whole) ?? [];
    addresses.set(whole, [address]);
    return () => addresses.set(whole, former);
  }

  /** Has the cluster's DNS name these pods, as those that are ready, where a name leads to each pod that is. */
  nameReady({ host }: Endpoint, pods: readonly Pod[]): void {
    this.names.addresses.set(
      `${host}.${this.network.domain}`,
      pods.map(({ address }) => address),
    );
  }

  /** An endpoint as it is reached from here: with the address behind its name. */
  urlOf({ scheme, host, port, path }: Endpoint): string {
    return `${scheme}://${inUrl(this.addressOf(host))}:${port}${path}`;
  }

  /** Why there is no container of a pod. */
  whyNot(pod: Pod): string {
    return this.missing(pod) ?? this.standsFor(pod) ?? `${pod.title} does not run`;
  }

  get running(): readonly Container[] {
    return [...this.containers.values()];
  }

  /** What runs in the place of the pod's own program, in words. Undefined if that runs itself, or nothing does. */
  standsFor(pod: Pod): string | undefined {
    const image = imageOf(this.props.images, mainContainer(pod).image);
    return 'missing' in image ? undefined : image.standsFor;
  }

  /** What answers a protocol in the place of the pod's own program, in words for a row. Undefined if nothing does. */
  answersInPlace(pod: Pod, protocol: Protocol): string | undefined {
    const image = imageOf(this.props.images, mainContainer(pod).image);
    return 'answers' in image && image.answers?.protocol === protocol ? image.answers.remark : undefined;
  }

  /** The network, the API server and everything else that pods find, then the pods. */
  async start(beside: (surroundings: Surroundings) => Promise<void>): Promise<void> {
    const { runnable, network } = this;
    makeNodeNetwork(network);
    for (const pod of this.played) addNodeAddress(pod.address, network);
    mountRoots(this.props.folder);
    const outside = this.played.flatMap(({ hostNames = [] }) => hostNames);
    const certificate = makeCertificate(this.props.folder.make('cluster'), network, outside);
    this.made = certificate;
    const names = serviceNames(this.pods, runnable, this.manifests, network, this.played);
    this.names = names;
    await startDnsServer(network, names);
    this.apiServer = new ApiServer(
      [...runnable, ...this.played],
      this.manifests,
      this.accounts,
      join(this.props.folder.make('nodes'), 'api-server.log'),
      network,
    );
    await this.apiServer.start(certificate);
    await beside({ certificate, accounts: this.accounts, network });
    for (const pod of runnable) if (!runsOnce(pod)) await this.startPod(pod, names, certificate.certificate);
  }

  /** Runs the pod of a Job to its end. Returns the exit code of its program, and what it printed last. */
  async runJob(pod: Pod): Promise<{ readonly code: number | null; readonly lastWords: string }> {
    const container = await this.startPod(pod, this.names, this.certificate.certificate);
    const code = await container.ended();
    return { code, lastWords: container.lastWords };
  }

  /** Asks every container to end, and returns when all have. */
  async stop(graceSeconds: number): Promise<void> {
    await Promise.all(this.running.map((container) => container.stop(graceSeconds)));
  }

  private async startPod(pod: Pod, names: Names, authority: string): Promise<Container> {
    if (!pod.spec.hostNetwork) {
      attach(pod);
      redirectServicePorts(pod, servicesOf(pod, this.manifests));
    }
    const contents = {
      hosts: hostsFile(pod, names),
      resolver: resolverFile(pod),
      serviceAccount: this.accounts.mountFor(pod, authority, this.props.folder),
      privilegeDrop: this.privilegeDrop,
      // As if a public authority had signed it.
      authority: this.played.some(({ hostNames = [] }) => hostNames.length > 0) ? authority : undefined,
    };
    for (const spec of pod.spec.initContainers ?? []) {
      await this.make(pod, spec, contents, 'init').runToEnd();
    }
    const container = this.make(pod, mainContainer(pod), contents, 'main');
    this.containers.set(pod, container);
    container.start();
    return container;
  }

  private make(
    pod: Pod,
    spec: ContainerSpec,
    contents: Omit<RootContents, 'image' | 'user'>,
    role: 'init' | 'main',
  ): Container {
    const image = imageOf(this.props.images, spec.image);
    if ('missing' in image) throw new Error(`${pod.name}: ${image.missing}`);
    const user = userOf(pod, spec, image);
    const own = { image, user, privilegeDrop: contents.privilegeDrop };
    const root = makeRoot(pod, spec, { ...contents, ...own }, this.manifests, this.props.folder);
    const limit = spec.resources?.limits?.memory;
    const memory = limit
      ? this.props.memoryGroups?.group(`${pod.network.bridge}.${pod.title}.${role}.${spec.name}`, bytes(limit))
      : undefined;
    const streams = join(this.props.folder.streams, `${pod.namespace}.${pod.title}.${spec.name}`);
    const secretValue = (name: string, key: string) =>
      this.manifests
        .ofKind('Secret')
        .find(({ metadata }) => metadata.name === name && metadata.namespace === pod.namespace)?.stringData[key];
    const inside = { ...own, ...root, secretValue };
    return new Container({ pod, spec, inside, logFile: this.props.folder.logOf(pod, spec.name), streams, memory });
  }
}
