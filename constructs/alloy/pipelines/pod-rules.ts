import { EndsWithNodeName, type TargetRule, podLabelRules as targetRules } from '../../pod-logs/targets';
import { plus, type RelabelRule } from '../syntax';
import { nodeName } from './own-node';

/** A rule as Alloy has it. */
export const relabelRule = ({ source_labels, regex, target_label, replacement }: TargetRule): RelabelRule => ({
  source_labels,
  regex: regex instanceof EndsWithNodeName ? plus(regex.before, nodeName) : regex,
  target_label,
  replacement,
});

/** The labels that every signal of a pod has, from what Kubernetes says of it. */
export const podLabelRules: readonly RelabelRule[] = targetRules.map(relabelRule);
