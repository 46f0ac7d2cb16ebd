/** A pod of somebody else's application: the run sends from its address and writes its log files. */
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
  /** The node that it runs on. Default: the first. */
  readonly node?: string;
}
