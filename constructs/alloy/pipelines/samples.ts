import type { KnownMetrics } from '../../kit';
import { EndsWithNodeName } from '../../pod-logs/targets';
import type { SampleRule } from '../../scrape/node';
import { type AlloyFile, type MetricsReceiver, plus, prometheusRelabel, type RelabelRule } from '../syntax';
import { nodeName } from './own-node';
import type { PipelineSurroundings } from './pipeline';

/** A rule as Alloy has it. */
export const sampleRule = ({ ofPodName: _ofPodName, ...rule }: SampleRule): RelabelRule => ({
  ...rule,
  regex: rule.regex instanceof EndsWithNodeName ? plus(rule.regex.before, nodeName) : rule.regex,
});

/** A receiver that takes what is sent of something that shows these metrics, and drops the rest. */
export function onlyKept(
  file: AlloyFile,
  label: string,
  to: MetricsReceiver,
  { kept }: PipelineSurroundings,
  own: readonly KnownMetrics[],
): MetricsReceiver {
  const rule = kept(own).map(sampleRule);
  if (rule.length === 0) return to;
  const reason = 'Sends what dashboards, alerts and links ask for: the rest would be stored for nobody.';
  return file.add(prometheusRelabel, label, { forward_to: [to], rule }, reason).receiver;
}
