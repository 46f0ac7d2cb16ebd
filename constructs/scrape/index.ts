import { AnnotatedPods } from './annotated-pods';
import { ScrapedHosts } from './hosts';
import { ScrapedPods } from './pods';
import type { AnnotatedPodsProps, ScrapeHostsProps, ScrapeProps } from './props';
import type { Scraped } from './scraped';

export { ScrapedHosts } from './hosts';
export { cadvisor, FromKubelet, kubelet } from './node';
export type { AnnotatedPodsProps, MonitorsProps, PodsAtPortsProps, ScrapeHostsProps, ScrapeProps } from './props';
export { type Job, Scraped } from './scraped';

/**
 * Metrics of pods that no component of the environment brings: `scrape({ namespace: 'shop', service: 'orders', port: 8080 })`.
 * For Alloy's `collect` and for Prometheus' `scrape`. They get the four labels that every signal has.
 */
export const scrape = (props: ScrapeProps): Scraped => new ScrapedPods(props);

/**
 * Metrics of programs outside the cluster: `scrapeHosts({ name: 'databases', targets: [external(company, { … })] })`. For Prometheus'
 * `scrape` alone, as the Alloy of every node would ask each of them.
 */
export const scrapeHosts = (props: ScrapeHostsProps): ScrapedHosts => new ScrapedHosts(props);

/**
 * Metrics of every pod with the annotation `prometheus.io/scrape: "true"`, at its annotations `prometheus.io/port` and
 * `prometheus.io/path`, over HTTP.
 */
export const annotatedPods = (props: AnnotatedPodsProps): Scraped => new AnnotatedPods(props);
