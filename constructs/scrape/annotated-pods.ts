import type { Duration, Endpoint } from '../kit';
import type { Existing } from '../kit/environment/existing';
import type { Checks } from '../kit/model/checks';
import { repeated } from '../kit/model/repeated';
import { scrapeAnnotation } from '../kit/vocabulary/instrumentation-labels';
import { podAnnotation, podMeta } from '../pod-logs/targets';
import { keep, running } from './pods';
import type { AnnotatedPodsProps } from './props';
import { checkInterval, type Discovery, Scraped, type ScrapeRule } from './scraped';

const annotation = (name: Parameters<typeof scrapeAnnotation>[0]) => podAnnotation(scrapeAnnotation(name));

/** The port that is asked: the annotated one, otherwise each that a container has. */
const askedPort = '__tmp_port';

/** Pods that ask for it by their annotations. Written by `annotatedPods`. */
export class AnnotatedPods extends Scraped {
  readonly name = 'annotated-pods';
  readonly written = 'annotatedPods({ … })';
  readonly oneOfTwo = 'annotatedPods({ … }) once, with all ports and namespaces';
  readonly interval?: Duration;
  readonly path = undefined;
  private readonly props: AnnotatedPodsProps;

  constructor(props: AnnotatedPodsProps) {
    super();
    this.props = props ?? {};
    this.interval = this.props.interval;
  }

  get discovery(): Discovery {
    const { namespaces } = this.props;
    return { role: 'pod', ...(namespaces ? { namespaces } : {}), selectors: [] };
  }

  get rules(): readonly ScrapeRule[] {
    const { ports } = this.props;
    return [
      keep(annotation('scrape'), 'true'),
      // A certificate of a pod is signed by nobody who is known here.
      { action: 'drop', source_labels: [annotation('scheme')], regex: 'https' },
      ...running,
      { source_labels: [podMeta.port], target_label: askedPort },
      { source_labels: [annotation('port')], regex: '(.+)', target_label: askedPort },
      // Of all ports of a pod's containers, each of which is a target, the one that is meant.
      { action: 'keepequal', source_labels: [podMeta.port], target_label: askedPort },
      keep(askedPort, ports.join('|')),
      { source_labels: [annotation('path')], regex: '(.+)', target_label: '__metrics_path__' },
    ];
  }

  check(check: Checks, property: string): void {
    const { ports, namespaces, interval } = this.props;
    const at = (name: string) => `${property} › annotatedPods › ${name}`;
    const some = Array.isArray(ports) && ports.length > 0;
    const instead = 'the ports that annotations name, such as ports: [8080, 9090]';
    if (
      check.require(
        some,
        at('ports'),
        'no port is given, and network policies let nothing through without one',
        instead,
      )
    ) {
      for (const port of ports) check.count(at('ports'), port, 1, 65_535);
      for (const port of repeated(ports.map(String)))
        check.report(at('ports'), `${port} is there twice`, 'each port once');
    }
    const none = Array.isArray(namespaces) && namespaces.length === 0;
    check.require(!none, at('namespaces'), 'the list is empty', 'at least one, or no such property for all of them');
    for (const namespace of namespaces ?? []) check.name(at('namespaces'), namespace);
    checkInterval(check, at('interval'), interval);
  }

  endpoints(existing: Existing): Endpoint<'prometheus.exposition'>[] {
    const { ports = [], namespaces } = this.props;
    const places = namespaces ?? [{ any: true } as const];
    return places.flatMap((namespace) =>
      ports.map((port) => {
        const host = typeof namespace === 'string' ? `pods.${namespace}` : 'pods';
        return existing.metricsOfPods('annotated pods', { namespace, labels: {}, host, port, path: '/metrics' });
      }),
    );
  }
}
