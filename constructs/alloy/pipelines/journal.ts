import { hostFolder, hours } from '../../kit';
import { Given } from '../../kit/model/given';
import { oneOf, optional } from '../../kit/model/validation';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { ownLineStages } from '../../pod-logs/stages';
import { copyOf } from '../copies';
import { type AlloyFile, type LogReceiver, lokiProcess, lokiRelabel, lokiSourceJournal, object } from '../syntax';
import { nodeName } from './own-node';
import type { LogPipeline, PipelineSurroundings } from './pipeline';
import { lokiStage } from './stages';

/** Where systemd keeps its journal: on the disk, or in memory where there is no such folder on the disk. */
const folders = ['/var/log/journal', '/run/log/journal'] as const;

/** What is read of a node's journal. */
export interface JournalProps {
  /**
   * The folder of the journal: `/var/log/journal`, or `/run/log/journal` on nodes that keep it in memory. It must be there: the pod does not start
   * without it. Default: `/var/log/journal`. https://www.freedesktop.org/software/systemd/man/latest/systemd-journald.service.html
   */
  readonly path?: (typeof folders)[number];
}

const serviceName = signalLabels['service.name'];

/** How far back lines are read at the first start. Later the agent goes on where it was. */
const firstRead = hours(1);

/**
 * The service of an entry: the unit that wrote it, without `.service`; without one the program's own name for itself, such as `kernel`. Units
 * of other kinds, such as those of sessions and containers, are made and gone without end.
 */
const serviceRules = [
  { source_labels: ['__journal_syslog_identifier'], target_label: serviceName },
  { source_labels: ['__journal__systemd_unit'], regex: '([^@]+)(@.*)?[.]service', target_label: serviceName },
];

/** The journal of the node: kubelet, container runtime, kernel. Programs that are no pods have no other log. */
export function journal(props: JournalProps = {}): LogPipeline {
  const given = new Given<JournalProps>('journal', props, { path: optional(oneOf(folders)) });
  const { path = folders[0] } = given.props;
  return {
    name: 'journal',
    sendsTo: 'logsTo',
    ofNodes: true,
    reads: { what: 'the journals of nodes', isKeptOnce: true },
    check: (check, property) => given.report(check, `${property} › journal`),
    mounts: () => [
      hostFolder('journal', path, path, {
        readOnly: true,
        reason: 'systemd keeps there what the kubelet, the container runtime and the kernel say',
      }),
    ],
    write(file: AlloyFile, to: LogReceiver, { logRules }: PipelineSurroundings, copyTo?: LogReceiver) {
      const read = (label: string, receiver: LogReceiver, comment: string) => {
        const stages = [
          { 'stage.structured_metadata': { values: object({ node: '' }) } },
          ...ownLineStages(logRules).map(lokiStage),
        ];
        const lines = file.add(lokiProcess, label, { forward_to: [receiver], blocks: stages }, comment);
        file.add(lokiSourceJournal, label, {
          path,
          max_age: firstRead,
          relabel_rules: named.rules,
          labels: object({ node: nodeName, [signalLabels['k8s.container.name']]: 'journal' }),
          forward_to: [lines.receiver],
        });
      };
      const named = file.add(lokiRelabel, 'journal', { forward_to: [], rule: serviceRules });
      read('journal', to, "The journal of this node. The node's name is stored beside each line.");
      if (copyTo) read(copyOf('journal'), copyTo, 'The same, once more.');
    },
  };
}
