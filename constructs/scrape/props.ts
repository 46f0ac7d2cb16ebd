import type { Duration, Endpoint } from '../kit';

export interface ScrapeProps {
  /** The namespace in which the pods run. */
  readonly namespace: string;
  /** The Service behind which they are. Each of its pods is asked for itself. Either this or `selector`. */
  readonly service?: string;
  /** Labels that the pods have, all of them. Either this or `service`. */
  readonly selector?: Readonly<Record<string, string>>;
  /** The port at which the container itself answers, not that of the Service. It stands among the container's ports. */
  readonly port: number;
  /** The path at which it answers. Default: `/metrics`. */
  readonly path?: string;
  /** How often they are asked. Default: as often as everything else, every 30 seconds by Alloy, every 15 by Prometheus. */
  readonly interval?: Duration;
  /** The label `job` of the series. Default: the Service, or the label `app.kubernetes.io/name` or `app`, or the namespace. */
  readonly name?: string;
}

/** Programs outside the cluster. */
export interface ScrapeHostsProps {
  /** The label `job` of the series, and their `service_name`. */
  readonly name: string;
  /**
   * Where they answer, each as `external(company, { protocol: 'prometheus.exposition', url: 'https://db.example.com:9187/metrics' })`, with the
   * addresses for network policies, credentials and the certificate authority. All have one path, scheme, proxy and credentials. A URL without a
   * path is asked at `/metrics`.
   */
  readonly targets: readonly Endpoint<'prometheus.exposition'>[];
  /** The name that their certificates have, where it is not the host of the URL. Default: the host of the URL. */
  readonly serverName?: string;
  /** How often they are asked. Default: as often as everything else, every 15 seconds. */
  readonly interval?: Duration;
}

/** Pods of which objects of the cluster say how they are asked. */
export interface PodsAtPortsProps {
  /**
   * The ports that may be named there. Others are not asked: network policies let these through and nothing else. A port stands among
   * those of a container.
   */
  readonly ports: readonly number[];
  /** The namespaces in which pods are looked for. Default: all. */
  readonly namespaces?: readonly string[];
  /** How often they are asked. Default: as often as everything else, every 30 seconds by Alloy, every 15 by Prometheus. */
  readonly interval?: Duration;
}

/** `ports`: those that the annotations may name. */
export interface AnnotatedPodsProps extends PodsAtPortsProps {}

/**
 * `ports`: those of the pods, by number, that the objects may name. `namespaces`: those of the objects and of the pods that they choose.
 * `interval`: for objects that say none.
 */
export interface MonitorsProps extends PodsAtPortsProps {
  /** Labels that the objects have, all of them, such as `{ release: 'prometheus' }`. Default: every object. */
  readonly selector?: Readonly<Record<string, string>>;
}
