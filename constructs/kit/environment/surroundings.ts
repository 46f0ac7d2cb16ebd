import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CallSite } from '../model/call-site';
import type { Checks, FindingSink } from '../model/checks';
import type { Cluster } from '../model/cluster';
import type { Connection } from '../model/endpoint';
import type { LogRule } from '../model/log-rules';
import type { Namespace } from '../model/namespace';
import type { PodDefaults } from '../pods/defaults';
import type { ImageSource } from '../pods/image-source';
import type { Workload } from '../pods/workload';
import type { KnownMetrics } from '../vocabulary/metrics';
import type { Existing } from './existing';

/** An environment, as far as its components see it. `Component`: what it is made of. */
export interface SurroundingsOf<Component> extends Construct, FindingSink, ImageSource {
  readonly name: string;
  readonly cluster: Cluster;
  readonly appLabel: boolean;
  readonly volumesAtRemoval: 'keep' | 'delete';
  readonly check: Checks;
  /** Where it was made. */
  readonly madeAt: CallSite;
  /** The address below which the pages about alerts are. Undefined: nobody knows. */
  readonly runbooks: string | undefined;
  /** What is said of every pod. */
  readonly pods: PodDefaults;
  readonly logRules: readonly LogRule[];
  readonly existing: Existing;
  readonly namespaces: readonly Namespace[];
  readonly ownNamespaces: readonly Namespace[];
  readonly defaultNamespace: Namespace;
  readonly components: readonly Component[];
  readonly workloads: readonly Workload[];
  readonly connections: readonly Connection[];
  readonly knownMetrics: readonly KnownMetrics[];
  /** What exporters here would show by collectors that are off. */
  readonly hiddenMetrics: readonly KnownMetrics[];
  claimName(name: string): string;
  checkNameIsFree(component: Component): boolean;
  /** A finished object of a component as the environment file changes it. */
  overridden(component: Component, object: ApiObject): ApiObject;
}
