/** A pod of an application that the run plays: it sends from the pod's address and writes the pod's log files. */
export interface PlayedPod {
  /** The name of its Deployment. */
  readonly name: string;
  /** Default: `shop`. */
  readonly namespace?: string;
  /** The service that its label names. Default: `name`. */
  readonly service?: string;
  /** Further labels. Default: none. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The name of its container. Default: `application`. */
  readonly container?: string;
  /** Default: `Deployment`. */
  readonly kind?: 'Deployment' | 'DaemonSet';
  /** Names beyond the cluster by which it is known, such as a mail server's. Default: none. */
  readonly hostNames?: readonly string[];
  /** The node that it runs on. Default: the first. */
  readonly node?: string;
}
