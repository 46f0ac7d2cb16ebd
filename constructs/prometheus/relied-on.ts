import type { ReliedOn } from '../kit/environment/escape-hatches';

/** Settings that others rely on. https://prometheus.io/docs/prometheus/latest/configuration/configuration/ */
export const prometheusReliedOn: readonly ReliedOn[] = [
  {
    // Files of one's own may come after it.
    settings: ['rule_files[0]'],
    because: 'the file with the alerts and recording rules: nobody would evaluate them',
    instead: 'rule_files with what was in it, or other alerts and recordingRules by these properties',
  },
  {
    settings: ['global.scrape_interval'],
    because: 'how often everything is pulled: disk, memory and the steps of dashboards follow from the property',
    instead: 'scrapeInterval: seconds(30)',
  },
];
