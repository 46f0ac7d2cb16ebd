import { count, labels, list, object, optional, text } from '../kit/model/validation';

/**
 * Which processes are instrumented: those for which everything holds that is said. Names may have `*` for any letters.
 * https://grafana.com/docs/beyla/latest/configure/service-discovery/
 */
export interface InstrumentedService {
  /** The namespace of the pods. */
  readonly namespace: string;
  /** The name of their Deployment. Default: any, and pods without one. */
  readonly deploymentName?: string;
  /** The name of their StatefulSet. Default: any, and pods without one. */
  readonly statefulSetName?: string;
  /** The name of the container. Default: any. */
  readonly containerName?: string;
  /** Labels of the pods. Default: any. */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Ports of which the process listens on one. Default: any. */
  readonly openPorts?: readonly number[];
}

/** A name of an object, in which `*` stands for any letters. */
const pattern = (example: string) =>
  text({
    example,
    expected: `a name such as '${example}', in which * stands for any letters`,
    standIn: example,
    problem: (value) =>
      /^[a-z0-9*]([-a-z0-9.*]*[a-z0-9*])?$/.test(value) ? undefined : `${JSON.stringify(value)} is no name`,
  });

export const instrumentedService = object<InstrumentedService>(
  {
    namespace: pattern('shop'),
    deploymentName: optional(pattern('checkout')),
    statefulSetName: optional(pattern('database')),
    containerName: optional(pattern('nginx')),
    podLabels: optional(labels("{ 'example.com/team': 'shop' }")),
    openPorts: optional(list(count(1, 65_535), { least: 1 })),
  },
  "{ namespace: 'shop', deploymentName: 'checkout' }",
);
