import type { ComponentReference } from './component-reference';
import type { Endpoint } from './endpoint';

/** Somebody who pulls metrics and keeps them, for components that offer theirs instead of sending them. */
export interface Scraper {
  /** The component that keeps what it pulls. */
  readonly store: ComponentReference;
  /** It keeps the exemplars of what it pulls. */
  readonly keepsExemplars: boolean;
  /** Pulls from an endpoint. Returns whether it does now and did not before. */
  scrape(endpoint: Endpoint<'prometheus.exposition'>): boolean;
}
