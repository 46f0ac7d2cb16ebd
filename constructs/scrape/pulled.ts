import type { Checks } from '../kit/model/checks';
import { repeated } from '../kit/model/repeated';
import { isPlainObject, type Validator, validator } from '../kit/model/validation';
import { ScrapedHosts } from './hosts';
import { FromKubelet } from './node';
import { ScrapedPods } from './pods';
import { checkScraped, Scraped } from './scraped';

/** What a Prometheus pulls that no component of its environment brings. */
export type Pulled = Scraped | ScrapedHosts | FromKubelet;

const standIn = new ScrapedPods({ namespace: 'missing', service: 'missing', port: 1 });

/** What the components of an environment do not bring. What each says is checked by itself. */
const pulled = validator<Pulled>({
  example: "scrape({ namespace: 'shop', service: 'orders', port: 8080 })",
  expected: 'scrape({ … }), annotatedPods({ … }), scrapeHosts({ … }), kubelet() or cadvisor()',
  standIn,
  isKind: (value) => value instanceof Scraped || value instanceof ScrapedHosts || value instanceof FromKubelet,
});

/** What a list of them takes. What an agent collects on its node, such as `hubble()` and `serviceMonitors({ … })`, is told apart. */
export const pulledValidator: Validator<Pulled> = {
  ...pulled,
  validate(value, property, reporter) {
    if (!isPlainObject(value) || value.sendsTo !== 'metricsTo') return pulled.validate(value, property, reporter);
    const written = String(value.written ?? `${value.name}()`);
    const problem = `${written} is given, which Prometheus itself cannot ask`;
    reporter.report(property, problem, `collect: [${written}] of an Alloy, with metricsTo: prometheus.remoteWrite`);
    return standIn;
  },
};

export const isScraped = (pulled: Pulled): pulled is Scraped => pulled instanceof Scraped;
export const isOfHosts = (pulled: Pulled): pulled is ScrapedHosts => pulled instanceof ScrapedHosts;
export const isFromKubelet = (pulled: Pulled): pulled is FromKubelet => pulled instanceof FromKubelet;

/** Whether its name is the environment file's. */
export const isJob = (pulled: Pulled): pulled is Scraped | ScrapedHosts => isScraped(pulled) || isOfHosts(pulled);

/** Reports what can't be meant, and what would be pulled twice. `property`: where it stands. */
export function checkPulled(check: Checks, property: string, pulled: readonly Pulled[]): void {
  checkScraped(check, property, pulled.filter(isJob));
  for (const name of repeated(pulled.filter(isFromKubelet).map(({ written }) => written)))
    check.report(property, `${name} is there twice, so everything of it would be stored twice`, `${name} once`);
}
