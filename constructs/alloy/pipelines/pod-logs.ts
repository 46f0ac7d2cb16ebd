import { linesOfPods } from '../../kit/model/shared-source';
import { containerFormat, podLogMounts } from '../../pod-logs/container-format';
import { logsFromRule, podLogStages } from '../../pod-logs/stages';
import { podLogPathRules } from '../../pod-logs/targets';
import { copyOf } from '../copies';
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
    reads: linesOfPods,
    permissions: [watchPods],
    mounts: podLogMounts,
    usesApiServer: true,
    write(file: AlloyFile, to: LogReceiver, { cluster, logRules }: PipelineSurroundings, copyTo?: LogReceiver) {
      const linesTo = (label: string, receiver: LogReceiver, comment: string) => {
        const blocks = [...containerFormat(cluster), ...podLogStages(logRules)].map(lokiStage);
        return { label, lines: file.add(lokiProcess, label, { forward_to: [receiver], blocks }, comment) };
      };
      const read = [
        linesTo('pod_logs', to, "The standard output of this node's pods."),
        ...(copyTo ? [linesTo(copyOf('pod_logs'), copyTo, 'The same, once more.')] : []),
      ];
      const pods = file.add(discoveryKubernetes, 'pod_logs', { role: 'pod', selectors: [ownNodePods] });
      const files = file.add(discoveryRelabel, 'pod_logs', {
        targets: pods.targets,
        rule: [...podLabelRules, ...podLogPathRules.map(relabelRule), relabelRule(logsFromRule)],
      });
      for (const { label, lines } of read) {
        file.add(lokiSourceFile, label, {
          targets: files.output,
          forward_to: [lines.receiver],
          file_match: { enabled: true },
        });
      }
    },
  };
}
