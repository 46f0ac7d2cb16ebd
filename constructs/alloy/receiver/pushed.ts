import type { Endpoint, LogRule } from '../../kit';
import { ruleStages } from '../../pod-logs/rule-stages';
import { type Sender, writeLogsTo, writeProfilesTo } from '../pipelines/destinations';
import { lokiStage } from '../pipelines/stages';
import { type AlloyFile, type LogReceiver, lokiProcess, lokiSourceApi, pyroscopeReceiveHttp } from '../syntax';
import { listenAt, profilesPorts, pushPorts } from './ports';

/**
 * Takes log lines that applications push in Loki's own protocol, with the labels that they have: these are what they would be if they were
 * pushed to Loki. Returns where lines go that come otherwise.
 */
export function writePushedLines(
  file: AlloyFile,
  to: Endpoint<'loki.push'>,
  sender: Sender,
  rules: readonly LogRule[],
): LogReceiver {
  const store = writeLogsTo(file, to, sender, 'Log lines. While Loki is away, senders wait and try again.');
  const stages = ruleStages(rules).map(lokiStage);
  const asksLevel = rules.some(({ selection }) => selection.level !== undefined);
  const lines =
    stages.length === 0
      ? store
      : file.add(
          lokiProcess,
          'log_rules',
          {
            forward_to: [store],
            // The level was found for the rules; as a label it would make streams.
            blocks: [...stages, ...(asksLevel ? [{ 'stage.label_drop': { values: ['level'] } }] : [])],
          },
          'What is left out and masked, as everywhere.',
        ).receiver;
  file.add(
    lokiSourceApi,
    'pushed',
    { http: listenAt(pushPorts.push), use_incoming_timestamp: true, forward_to: [lines] },
    "Lines that applications push, in Loki's own protocol.",
  );
  return lines;
}

/** Takes the profiles of SDKs. What Pyroscope can't take is tried ten times, within minutes; then it is dropped and counted. */
export function writeProfiles(file: AlloyFile, to: Endpoint<'pyroscope.push'>, sender: Sender): void {
  const receiver = writeProfilesTo(file, to, sender);
  file.add(
    pyroscopeReceiveHttp,
    'profiles',
    { http: listenAt(profilesPorts.profiles), forward_to: [receiver] },
    'Profiles that SDKs send.',
  );
}
