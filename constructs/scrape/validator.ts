import { validator } from '../kit/model/validation';
import { ScrapedPods } from './pods';
import { Scraped } from './scraped';

/** What a list of scrapes takes. What a scrape says is checked by itself. */
export const scrapedValidator = validator<Scraped>({
  example: "scrape({ namespace: 'shop', service: 'orders', port: 8080 })",
  expected: 'scrape({ … }) or annotatedPods({ … })',
  standIn: new ScrapedPods({ namespace: 'missing', service: 'missing', port: 1 }),
  isKind: (value) => value instanceof Scraped,
});
