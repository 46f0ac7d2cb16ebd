import type { SharedSource } from '../kit/model/shared-source';
import { isOfHosts, isScraped, type Pulled } from './pulled';
import type { Scraped } from './scraped';

/** What shows metrics to everybody who asks for them: an Alloy and a Prometheus that ask for the same say it in the same words. */
type Source = Pick<SharedSource, 'what' | 'chosen'>;

/** The metrics of a component, by the label `job` of its series. */
export const metricsOfJob = (job: string): Source => ({ what: `the metrics of ${job}` });

/** What each kubelet shows, by the name of the function that asks for it. */
export const shownByKubelets = ({ name }: { readonly name: string }): Source => ({
  what: `what kubelets show to ${name}()`,
});

/** Metrics of pods that no component of the environment brings. How often they are asked does not matter for what is stored twice. */
export const metricsOfPods = ({ name, discovery, rules, path }: Scraped): Source => ({
  ...metricsOfJob(name),
  chosen: JSON.stringify({ discovery, rules, path }),
});

/** What a Prometheus pulls that no component of its environment brings. */
export function sourceOf(pulled: Pulled): Source {
  if (isScraped(pulled)) return metricsOfPods(pulled);
  if (!isOfHosts(pulled)) return shownByKubelets(pulled);
  return { ...metricsOfJob(pulled.name), chosen: JSON.stringify(pulled.targets.map(({ address }) => address)) };
}
