import type { Checks } from '../model/checks';
import { type Alert, alertGroup, type EvaluatedAlerts } from './alert';
import { checkAlerts } from './alert-checks';
import { type RecordingRule, recordingGroups } from './recording-rule';
import { checkRecordingRules } from './recording-rule-checks';

export { recordedMetrics } from './recording-rule';
export { checkRecordedNames } from './recording-rule-checks';

/** The rules of an environment's own, as every component takes them that evaluates some. */
export interface OwnRules {
  readonly alerts?: readonly Alert[];
  readonly recordingRules?: readonly RecordingRule[];
}

/** Reports rules that nobody could evaluate or understand. `evaluator`: what it reads, and what it evaluates besides. */
export function checkOwnRules(
  check: Checks,
  { alerts = [], recordingRules }: OwnRules,
  evaluator: Parameters<typeof checkAlerts>[2],
): void {
  checkAlerts(check, alerts, evaluator);
  checkRecordingRules(check, recordingRules, evaluator.language);
}

/** What these ask for. */
export const queriesOfRules = ({ alerts = [], recordingRules = [] }: OwnRules): readonly (Alert | RecordingRule)[] => [
  ...recordingRules,
  ...alerts,
];

/** The file of rules: those of the environment, and between them the alerts that come along. */
export const ruleFile = (
  evaluated: readonly Pick<EvaluatedAlerts, 'about' | 'alerts'>[],
  { alerts = [], recordingRules }: OwnRules,
  runbooks: string | undefined,
) => ({
  groups: [
    ...recordingGroups(recordingRules),
    ...evaluated.map((each) => alertGroup(each.about, each.alerts, runbooks)),
    ...(alerts.length > 0 ? [alertGroup('own', alerts, runbooks)] : []),
  ],
});
