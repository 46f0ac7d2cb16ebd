import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Checks } from '../model/checks';
import type { Cluster } from '../model/cluster';
import type { Connection, ConnectionDetails, Endpoint } from '../model/endpoint';
import type { Namespace } from '../model/namespace';
import type { Peer } from '../model/peer';
import type { Protocol } from '../model/protocols';
import type { PodDefaults } from './defaults';
import type { ImageSource } from './image-source';

/** Something that contributes objects when the environment's model is complete. */
export interface Part {
  build(): void;
}

/** What an object's metadata have beside what every object of its component has. */
export interface MetadataExtra {
  /** null: the kind is cluster-scoped. Default: the component's namespace. */
  readonly namespace?: string | null;
  /** The workload that the object belongs to. Default: the component's own name. */
  readonly workload?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Pods that an issuer of certificates starts beside an Ingress, by which it proves that the names of the Ingress are ours. */
export interface SolverPods {
  readonly component: ObjectScope;
  /** What their policy is called. */
  readonly name: string;
  /** Who asks them. */
  readonly controller: Peer;
}

/** What an object that is being written needs to know of the component to which it belongs. */
export interface ObjectScope extends Construct, ImageSource {
  readonly name: string;
  readonly targetNamespace: Namespace;
  readonly check: Checks;
  readonly environment: {
    readonly name: string;
    readonly cluster: Cluster;
    readonly appLabel: boolean;
    readonly volumesAtRemoval: 'keep' | 'delete';
    readonly check: Checks;
    readonly pods: PodDefaults;
  };
  /** What is said of its pods. */
  readonly pods: PodDefaults;
  /** What is said of those of its pods that are agents on nodes, as a DaemonSet makes them. */
  readonly nodeAgentPods: PodDefaults;
  /** Pods that issuers of certificates start for its Ingresses. */
  readonly solvers: SolverPods[];
  addPart(part: Part): void;
  /** A finished object as the environment file changes it, in its place. */
  overridden(object: ApiObject): ApiObject;
  /** Says that one of its workloads answers at an endpoint. */
  offer<P extends Protocol>(endpoint: Endpoint<P>): Endpoint<P>;
  connect<P extends Protocol>(
    property: string,
    from: Pick<Connection['from'], 'workload'> & { readonly peer: Peer },
    accepts: P | readonly P[],
    to: Endpoint<P>,
    details?: ConnectionDetails,
  ): Endpoint<P>;
  objectMetadata(
    kind: string,
    name: string,
    extra?: MetadataExtra,
  ): {
    readonly name: string;
    readonly namespace?: string;
    readonly labels: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
}
