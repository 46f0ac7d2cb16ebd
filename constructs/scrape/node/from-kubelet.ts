import type { KnownMetrics } from '../../kit';
import { brand } from '../../kit/model/brand';
import type { ComponentAlert } from '../../kit/vocabulary/alert';
import type { EndsWithNodeName } from '../../pod-logs/targets';

/** A rule that drops samples, or changes their labels. Regular expressions are RE2 and match the whole value. */
export interface SampleRule {
  /** Default: `replace`. */
  readonly action?: 'keep' | 'drop';
  readonly source_labels: readonly string[];
  readonly regex: string | EndsWithNodeName;
  readonly target_label?: string;
  /** Default: the first group. */
  readonly replacement?: string;
  /** It says of a pod what its name hints at, for those that look the pod up afterwards. Default: no. */
  readonly ofPodName?: true;
}

/**
 * Metrics that the kubelet of every node answers with: its own, and those of cAdvisor inside it. An Alloy asks the kubelet of its own
 * node, a Prometheus that of each; what is kept and the labels are the same: `job`, `instance` and `node`, which are the node's name.
 * Written by `kubelet` and `cadvisor`.
 */
export class FromKubelet {
  static {
    brand(FromKubelet, 'FromKubelet');
  }

  /** The function that makes it, which is the label `job` too. */
  readonly name: string;
  /** What it is, as a comment in the configuration of an agent on the node. */
  readonly comment: string;
  /** Default: `/metrics`. */
  readonly path?: string;
  /** Whether the series are about pods and bring times of their own. Default: they are about the node. */
  readonly ofPods: boolean;
  /** What is dropped, and what is added to the rest. */
  readonly rules: readonly SampleRule[];
  /** What is kept, as far as dashboards and alerts ask for it. */
  readonly knownMetrics: readonly KnownMetrics[];
  /** What they should warn of. */
  readonly alerts: readonly ComponentAlert[];

  constructor(
    props: Pick<FromKubelet, 'name' | 'comment' | 'path' | 'rules' | 'knownMetrics' | 'alerts'> & {
      readonly ofPods?: boolean;
    },
  ) {
    this.name = props.name;
    this.comment = props.comment;
    this.path = props.path;
    this.ofPods = props.ofPods ?? false;
    this.rules = props.rules;
    this.knownMetrics = props.knownMetrics;
    this.alerts = props.alerts;
  }

  /** How the environment file writes it. */
  get written(): string {
    return `${this.name}()`;
  }
}

/** And nothing else of the kubelet: `nodes/proxy` would run commands in every pod. */
export const readKubeletMetrics = {
  apiGroups: [''],
  resources: ['nodes/metrics'],
  verbs: ['get'],
};
