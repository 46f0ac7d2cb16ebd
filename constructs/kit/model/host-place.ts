import type { Pods } from './peer';

/** How network policies let a host through that is no component of the environment. */
export interface HostPlace {
  /**
   * The addresses of the host, or blocks that hold them: `['203.0.113.0/24']`. Default: its name, by which Cilium lets it through;
   * the policies of other networks know no names, so there it must be given, unless the host is called through a proxy.
   */
  readonly addresses?: readonly string[];
  /** The pods that answer, where the host is a Service of this cluster: `pods('mail', { app: 'postfix' })`. Default: it is outside. */
  readonly pods?: Pods;
}
