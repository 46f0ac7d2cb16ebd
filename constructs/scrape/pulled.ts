import type { Checks } from '../kit/model/checks';
import { repeated } from '../kit/model/repeated';
import { validator } from '../kit/model/validation';
import { FromKubelet } from './node';
import { ScrapedPods } from './pods';
import { checkScraped, Scraped } from './scraped';

/** What a Prometheus pulls that no component of its environment brings. */
export type Pulled = Scraped | FromKubelet;

/** What a list of them takes. What each says is checked by itself. */
export const pulledValidator = validator<Pulled>({
  example: "scrape({ namespace: 'shop', service: 'orders', port: 8080 })",
  expected: 'scrape({ … }), annotatedPods({ … }), kubelet() or cadvisor()',
  standIn: new ScrapedPods({ namespace: 'missing', service: 'missing', port: 1 }),
  isKind: (value) => value instanceof Scraped || value instanceof FromKubelet,
});

export const isScraped = (pulled: Pulled): pulled is Scraped => pulled instanceof Scraped;
export const isFromKubelet = (pulled: Pulled): pulled is FromKubelet => pulled instanceof FromKubelet;

/** Reports what can't be meant, and what would be pulled twice. `property`: where it stands. */
export function checkPulled(check: Checks, property: string, pulled: readonly Pulled[]): void {
  checkScraped(check, property, pulled.filter(isScraped));
  for (const name of repeated(pulled.filter(isFromKubelet).map(({ written }) => written)))
    check.report(property, `${name} is there twice, so everything of it would be stored twice`, `${name} once`);
}
