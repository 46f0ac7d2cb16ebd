import type { Duration, Endpoint } from '../kit';
import type { Existing } from '../kit/environment/existing';
import type { Checks } from '../kit/model/checks';
import { Given } from '../kit/model/given';
import { scrapeAnnotation } from '../kit/vocabulary/instrumentation-labels';
import { podAnnotation, podMeta } from '../pod-logs/targets';
import { keep, running } from './pods';
import { metricsAtPorts, podsAtPortsValidators } from './pods-at-ports';
import type { AnnotatedPodsProps } from './props';
import { type Discovery, Scraped, type ScrapeRule } from './scraped';

const annotation = (name: Parameters<typeof scrapeAnnotation>[0]) => podAnnotation(scrapeAnnotation(name));

const validators = podsAtPortsValidators('annotations');

/** The port that is asked: the annotated one, otherwise each that a container has. */
const askedPort = '__tmp_port';

/** Pods that ask for it by their annotations. Written by `annotatedPods`. */
export class AnnotatedPods extends Scraped {
  readonly name = 'annotated-pods';
  readonly written = 'annotatedPods({ … })';
  readonly oneOfTwo = 'annotatedPods({ … }) once, with all ports and namespaces';
  readonly interval?: Duration;
  readonly path = undefined;
  private readonly given: Given<AnnotatedPodsProps>;

  constructor(props: AnnotatedPodsProps) {
    super();
    this.given = new Given('annotatedPods', props, validators);
    this.interval = this.given.props.interval;
  }

  get discovery(): Discovery {
    const { namespaces } = this.given.props;
    return { role: 'pod', ...(namespaces ? { namespaces } : {}), selectors: [] };
  }

  get rules(): readonly ScrapeRule[] {
    const { ports } = this.given.props;
    return [
      keep(annotation('scrape'), 'true'),
      // A certificate of a pod is signed by nobody who is known here.
      { action: 'drop', source_labels: [annotation('scheme')], regex: 'https' },
      ...running,
      { source_labels: [podMeta.port], target_label: askedPort },
      { source_labels: [annotation('port')], regex: '(.+)', target_label: askedPort },
      // Each port of a pod's containers is a target. This keeps the one that is meant.
      { action: 'keepequal', source_labels: [podMeta.port], target_label: askedPort },
      keep(askedPort, ports.join('|')),
      { source_labels: [annotation('path')], regex: '(.+)', target_label: '__metrics_path__' },
    ];
  }

  check(check: Checks, property: string): void {
    this.given.report(check, `${property} › annotatedPods`);
  }

  endpoints(existing: Existing): Endpoint<'prometheus.exposition'>[] {
    return metricsAtPorts(existing, 'annotated pods', this.given.props);
  }
}
