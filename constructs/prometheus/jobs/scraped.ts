import { EndsWithNodeName, podLabelRules, type TargetRule } from '../../pod-logs/targets';
import { type Scraped, usualTimeout } from '../../scrape/scraped';

/** Pods that no component of the environment brings, found by the Kubernetes API, with the labels that every signal has. */
export function scrapedJob({ name, interval, path, discovery, rules }: Scraped) {
  const { role, namespaces, selectors } = discovery;
  return {
    job_name: name,
    ...(path === undefined ? {} : { metrics_path: path }),
    ...(interval ? { scrape_interval: interval.toString() } : {}),
    ...(interval && interval.seconds < usualTimeout ? { scrape_timeout: interval.toString() } : {}),
    kubernetes_sd_configs: [
      {
        role,
        ...(namespaces ? { namespaces: { names: namespaces } } : {}),
        ...(selectors.length > 0 ? { selectors } : {}),
      },
    ],
    relabel_configs: [...rules, ...podLabelRules.flatMap(labelRule)],
  };
}

/** Prometheus has no node of its own by whose name the names of static pods end: such a pod is called by its whole name. */
const labelRule = ({ regex, ...rule }: TargetRule) => {
  if (regex instanceof EndsWithNodeName) return [];
  return [{ ...rule, ...(regex === undefined ? {} : { regex }) }];
};
