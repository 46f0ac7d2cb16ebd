import { componentKind } from './file';
import type { Expression, ObjectValue, Reference } from './value';

/** What is scraped or read: found by a component, or written down as objects of labels. */
export type Targets = Reference<'targets'> | readonly ObjectValue[];

/** https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.kubernetes/ */
export interface DiscoveryKubernetesArguments {
  readonly role: 'pod' | 'endpointslice';
  /** Default: every namespace. */
  readonly namespaces?: { readonly names: readonly string[] };
  readonly selectors?: readonly {
    readonly role: 'pod' | 'endpointslice' | 'service';
    readonly field?: string | Expression;
    readonly label?: string;
  }[];
}

/** A rule of `discovery.relabel` and `prometheus.relabel`. Regular expressions are RE2 and match the whole value. */
export interface RelabelRule {
  /** Default: `replace`. */
  readonly action?: 'replace' | 'keep' | 'drop' | 'keepequal' | 'labeldrop' | 'labelkeep';
  readonly source_labels?: readonly string[];
  /** What stands between the values of several source labels. Default: a semicolon. */
  readonly separator?: string;
  readonly regex?: string | Expression;
  readonly target_label?: string;
  /** Default: the first group. */
  readonly replacement?: string | Expression;
}

/** https://grafana.com/docs/alloy/latest/reference/components/discovery/discovery.relabel/ */
export interface DiscoveryRelabelArguments {
  readonly targets: Targets;
  readonly rule: readonly RelabelRule[];
}

const targets = { targets: 'targets' } as const;
const output = { output: 'targets' } as const;

/** Finds pods by the Kubernetes API. */
export const discoveryKubernetes = componentKind<DiscoveryKubernetesArguments, typeof targets>(
  'discovery.kubernetes',
  targets,
);

/** Gives targets their labels. */
export const discoveryRelabel = componentKind<DiscoveryRelabelArguments, typeof output>('discovery.relabel', output);
