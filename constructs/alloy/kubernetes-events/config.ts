import { type Endpoint, type LogRule, minutes } from '../../kit';
import { signalLabels } from '../../kit/vocabulary/signal-labels';
import { ownLineStages } from '../../pod-logs/stages';
import { type Sender, writeLogsTo } from '../pipelines/destinations';
import { lokiStage } from '../pipelines/stages';
import { AlloyFile, lokiProcess, lokiSourceKubernetesEvents, object } from '../syntax';

/** The service and the container of these lines. */
const eventsService = 'kubernetes-events';

/**
 * Loki takes a line that is up to an hour older than the newest of its stream. A pod that begins anew reads every event that the API server
 * has, and would have the oldest refused; what it reads again is the same entry, which Loki stores once.
 */
const oldest = minutes(50);

/** What Alloy reads. */
export function kubernetesEventsConfiguration(
  logsTo: Endpoint<'loki.push'>,
  { logRules, sender }: { readonly logRules: readonly LogRule[]; readonly sender: Sender },
): AlloyFile {
  const file = new AlloyFile();
  const own = { [signalLabels['k8s.container.name']]: eventsService, [signalLabels['service.name']]: eventsService };
  const lines = file.add(lokiProcess, 'events', {
    forward_to: [writeLogsTo(file, logsTo, sender)],
    blocks: [
      { 'stage.drop': { older_than: oldest, drop_counter_reason: 'event_too_old' } },
      { 'stage.static_labels': { values: object(own) } },
      ...ownLineStages(logRules).map(lokiStage),
    ],
  });
  file.add(
    lokiSourceKubernetesEvents,
    'events',
    { forward_to: [lines.receiver] },
    'What happens to the objects of the cluster. The label `namespace` is that of the object.',
  );
  return file;
}
