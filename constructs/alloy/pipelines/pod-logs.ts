import { containerFormat, podLogMounts } from '../../pod-logs/container-format';
import { logsFromRule, podLogStages } from '../../pod-logs/stages';
import { podLogPathRules } from '../../pod-logs/targets';
import { watchPods } from '../privileges';
import {
  type AlloyFile,
  discoveryKubernetes,
  discoveryRelabel,
  type LogReceiver,
  lokiProcess,
  lokiSourceFile,
} from '../syntax';
import { ownNodePods } from './own-node';
import type { LogPipeline, PipelineSurroundings } from './pipeline';
import { podLabelRules, relabelRule } from './pod-rules';
import { lokiStage } from './stages';

/**
 * The standard output of the own node's pods, read from the kubelet's files.
 * Files are read from their beginning, so that no line of a new pod is lost, and go on after a restart where they were.
 * What bounds a pause of Loki is the kubelet's log rotation, and the end of a pod whose files go with it.
 */
export function podLogs(): LogPipeline {
  return {
    name: 'podLogs',
    sendsTo: 'logsTo',
    permissions: [watchPods],
    mounts: podLogMounts,
    usesApiServer: true,
    write(file: AlloyFile, to: LogReceiver, { cluster, logRules }: PipelineSurroundings) {
      const lines = file.add(
        lokiProcess,
        'pod_logs',
        { forward_to: [to], blocks: [...containerFormat(cluster), ...podLogStages(logRules)].map(lokiStage) },
        "The standard output of this node's pods.",
      );
      const pods = file.add(discoveryKubernetes, 'pod_logs', { role: 'pod', selectors: [ownNodePods] });
      const files = file.add(discoveryRelabel, 'pod_logs', {
        targets: pods.targets,
        rule: [...podLabelRules, ...podLogPathRules.map(relabelRule), relabelRule(logsFromRule)],
      });
      file.add(lokiSourceFile, 'pod_logs', {
        targets: files.output,
        forward_to: [lines.receiver],
        file_match: { enabled: true },
      });
    },
  };
}
