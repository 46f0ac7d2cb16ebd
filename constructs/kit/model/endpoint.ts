import type { Access, Credentials } from './access';
import { brand } from './brand';
import type { ComponentReference } from './component-reference';
import type { Peer } from './peer';
import type { Protocol, Protocols, Transport } from './protocols';
import type { ShownAt } from './shown-at';
import type { Bytes, Duration } from './units';

/** Who answers at an endpoint. */
export interface EndpointOwner extends ComponentReference {
  /** The workload's name, as figures show it. */
  readonly workload: string;
  /** Its one pod, where that has a name that never changes. */
  readonly pod?: string;
}

/** What is called through a proxy of its caller's network. */
export interface Proxied {
  /**
   * The proxy through which it is called: `external(environment, { protocol: 'http-proxy', url: 'http://proxy.example.com:3128', addresses })`.
   * Policies let callers out to the proxy in the place of the host, whose `addresses` nobody needs then. Default: the host itself is called.
   */
  readonly proxy?: Endpoint<'http-proxy'>;
}

/** What a caller has of its own for an endpoint. */
export interface OfCaller extends Access, Proxied {
  /**
   * The addresses that the host has where its callers are, or blocks that hold them. They count for nothing beside a proxy. Default: those that it
   * says itself.
   */
  readonly addresses?: readonly string[];
}

/** What makes up an endpoint. */
export interface EndpointProps<P extends Protocol> extends Proxied {
  /** What is spoken there. */
  readonly protocol: P;
  /** Who answers, for findings and figures. */
  readonly owner: EndpointOwner;
  /** Who answers, as a network policy names it. */
  readonly peer: Peer;
  /** Whether the connection is encrypted, for protocols with a URL. Default: `http`. */
  readonly scheme?: 'http' | 'https';
  /** The name that clients look up. */
  readonly host: string;
  /** The port that clients name. */
  readonly port: number;
  /** What the rendered Service calls that port. Default: none is rendered. */
  readonly portName?: string;
  /** The port on which the process listens, which is what a policy sees. Default: `port`. */
  readonly targetPort?: number;
  /** What carries the connection. Default: `TCP`. */
  readonly transport?: Transport;
  /** What follows host and port in the URL, with its leading slash. Default: nothing. */
  readonly path?: string;
  /** What the answering side says of itself. */
  readonly offers: Protocols[P];
  /** Where it is one that others than the pods of its cluster call. Default: it is inside. */
  readonly ingress?: IngressSide;
  /** What its callers need. Default: nothing. */
  readonly access?: Access;
  /** Where what is sent there goes, as a gateway keeps nothing. Default: who answers keeps it. */
  readonly passesOnTo?: Endpoint;
}

/** What is said of an endpoint by which a cluster is reached from outside. */
export interface IngressSide {
  /** The cluster that it leads to, by the name that its environment states. Default: it has none. */
  readonly cluster?: string;
  /** By what callers must be known. Default: nobody asks. */
  readonly asks?: Credentials['kind'];
}

/** An address at which one component answers in one protocol: the only thing by which components are connected. */
export class Endpoint<P extends Protocol = Protocol> {
  static {
    brand(Endpoint, 'Endpoint');
  }

  /** What is spoken there. */
  readonly protocol: P;
  /** Who answers, for findings and figures. */
  readonly owner: EndpointOwner;
  /** Who answers, as a network policy names it. */
  readonly peer: Peer;
  /** Whether the connection is encrypted, for protocols with a URL. */
  readonly scheme: 'http' | 'https';
  /** The name that clients look up. */
  readonly host: string;
  /** The port that clients name. */
  readonly port: number;
  /** What the rendered Service calls that port. Undefined: none is rendered. */
  readonly portName?: string;
  /** The port on which the process listens, which is what a policy sees. */
  readonly targetPort: number;
  /** What carries the connection. */
  readonly transport: Transport;
  /** What follows host and port in the URL, with its leading slash; empty where nothing does. */
  readonly path: string;
  /** What the answering side says of itself. */
  readonly offers: Protocols[P];
  /** What is said of it where it is the way into its cluster from outside. Undefined: it is inside. */
  readonly ingress?: IngressSide;
  /** What its callers need. Undefined: nothing. */
  readonly access?: Access;
  /** The proxy through which it is called. Undefined: it is called itself. */
  readonly proxy?: Endpoint<'http-proxy'>;
  /** Where what is sent there goes. Undefined: who answers keeps it. */
  readonly passesOnTo?: Endpoint;

  constructor(props: EndpointProps<P>) {
    this.protocol = props.protocol;
    this.owner = props.owner;
    this.peer = props.peer;
    this.scheme = props.scheme ?? 'http';
    this.host = props.host;
    this.port = props.port;
    this.portName = props.portName;
    this.targetPort = props.targetPort ?? props.port;
    this.transport = props.transport ?? 'TCP';
    this.path = props.path ?? '';
    this.offers = props.offers;
    this.ingress = props.ingress;
    this.access = props.access;
    this.proxy = props.proxy;
    this.passesOnTo = props.passesOnTo;
  }

  /**
   * The same endpoint, for callers who need something of their own for it: a token, a certificate authority, the addresses that
   * it has where they are, or the proxy of their network. Their Secrets are in the namespace of the caller.
   */
  with({ addresses, proxy = this.proxy, ...access }: OfCaller = {}): Endpoint<P> {
    const peer: Peer = addresses && this.peer.kind === 'outside-host' ? { ...this.peer, addresses } : this.peer;
    return new Endpoint<P>({ ...this, peer, proxy, access: { ...this.access, ...access } });
  }

  /** Whom callers open their connection to: the proxy where there is one. */
  get reached(): Endpoint {
    return this.proxy ?? this;
  }

  /** Host and port, as gRPC clients and scrape targets are written. */
  get address(): string {
    return `${this.host}:${this.port}`;
  }

  /** The URL, without the port where it is the usual one of its scheme. */
  get url(): string {
    const standard = this.scheme === 'http' ? 80 : 443;
    return `${this.scheme}://${this.port === standard ? this.host : this.address}${this.path}`;
  }
}

/** Stands for an endpoint that was not given, so that the construction goes on and shows what else is wrong. */
export class MissingEndpoint<P extends Protocol = Protocol> extends Endpoint<P> {
  static {
    brand(MissingEndpoint, 'MissingEndpoint');
  }
}

/** An endpoint in place of one that was not given, which has been reported. */
export const missingEndpoint = <P extends Protocol>(): Endpoint<P> =>
  new MissingEndpoint<P>({
    protocol: 'http' as P,
    owner: { environment: 'missing', component: 'missing', workload: 'missing' },
    peer: { kind: 'pods', namespace: 'missing', labels: {}, inMesh: false },
    host: 'missing',
    port: 1,
    offers: {} as Protocols[P],
  });

/** Somebody uses an endpoint. Policies, figures and the order of the sync follow from these, and from nothing else. */
export interface Connection {
  /** By which property of its component the caller is told of it. */
  readonly property: string;
  /** Whose pods call. */
  readonly from: { readonly component: string; readonly workload: string; readonly peer: Peer };
  /** What they call. */
  readonly to: Endpoint;
  /** The store of the traces from which the metrics on this way are made. Default: they are made from none. */
  readonly madeFromTracesOf?: ComponentReference;
  /** How long the sender may hold data back before it sends them. Default: no longer than a request takes. */
  readonly heldBack?: Duration;
  /** It sends again what another workload of its component sends, and marks it by the attribute `sampling.copy`. Default: no. */
  readonly sendsCopies?: boolean;
  /** The largest request that the sender makes, uncompressed. Default: the sender does not know. */
  readonly largestRequest?: Bytes;
  /** The caller shows the credentials of the endpoint and knows its certificate authority. Default: it can't. */
  readonly usesAccess?: boolean;
  /** The caller asks the proxy of the endpoint. Default: it knows of none. */
  readonly usesProxy?: boolean;
  /**
   * The topic of a log broker that the caller writes or reads. Default: the caller does not say.
   */
  readonly topic?: {
    /** Its name. */
    readonly name: string;
    /** The partitions that the caller needs. */
    readonly partitions: number;
    /** How many of them get records; the others are a reserve. Default: as many as another caller says, or all. */
    readonly writtenPartitions?: number;
    /** The bytes a second that the caller writes. Default: it does not say. */
    readonly bytesPerSecond?: number;
  };
  /** Where the caller shows people what it asks there. Default: it shows nothing to people outside the cluster. */
  readonly shownAt?: ShownAt;
}

/** What a component says of a connection beside its ends. */
export type ConnectionDetails = Pick<
  Connection,
  'madeFromTracesOf' | 'heldBack' | 'sendsCopies' | 'largestRequest' | 'usesAccess' | 'usesProxy' | 'topic' | 'shownAt'
>;
