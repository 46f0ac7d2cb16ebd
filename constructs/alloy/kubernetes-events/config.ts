import { type LogRule, minutes } from '../../kit';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { ownLineStages } from '../../pod-logs/stages';
import { copyOf } from '../copies';
import { type Sender, writeLogCopyTo, writeLogsTo } from '../pipelines/destinations';
import { lokiStage } from '../pipelines/stages';
import { AlloyFile, type LogReceiver, lokiProcess, lokiSourceKubernetesEvents, object } from '../syntax';
import type { KubernetesEventsProps } from './props';

/** The service and the container of these lines. */
const eventsService = 'kubernetes-events';

/**
 * Loki takes a line that is up to an hour older than the newest of its stream. A pod that begins anew reads every event that the API server
 * has, and would have the oldest refused; what it reads again is the same entry, which Loki stores once.
 */
const oldest = minutes(50);

/** What Alloy reads, once for each destination. */
export function kubernetesEventsConfiguration(
  { logsTo, copyTo }: Pick<KubernetesEventsProps, 'logsTo' | 'copyTo'>,
  { logRules, sender }: { readonly logRules: readonly LogRule[]; readonly sender: Sender },
): AlloyFile {
  const file = new AlloyFile();
  const receiver = writeLogsTo(file, logsTo, sender);
  const copy = copyTo?.logs && writeLogCopyTo(file, copyTo.logs, sender);
  const what = 'What happens to the objects of the cluster. The label `namespace` is that of the object.';
  read(file, { label: 'events', receiver, what }, logRules);
  if (copy) read(file, { label: copyOf('events'), receiver: copy, what: 'The same, once more.' }, logRules);
  return file;
}

function read(
  file: AlloyFile,
  { label, receiver, what }: { readonly label: string; readonly receiver: LogReceiver; readonly what: string },
  logRules: readonly LogRule[],
): void {
  const own = { [signalLabels['k8s.container.name']]: eventsService, [signalLabels['service.name']]: eventsService };
  const lines = file.add(lokiProcess, label, {
    forward_to: [receiver],
    blocks: [
      { 'stage.drop': { older_than: oldest, drop_counter_reason: 'event_too_old' } },
      { 'stage.static_labels': { values: object(own) } },
      ...ownLineStages(logRules).map(lokiStage),
    ],
  });
  file.add(lokiSourceKubernetesEvents, label, { forward_to: [lines.receiver] }, what);
}
