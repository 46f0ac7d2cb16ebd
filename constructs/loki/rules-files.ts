import { type Component, type ConfigurationFiles, toYaml } from '../kit';
import type { EvaluatedAlerts } from '../kit/vocabulary/alert';
import { type Evaluation, evaluatesAlerts } from '../stores';
import { logAlertFile, rulesFolder } from './log-alerts';

/** The alerts about lines as files, for those who evaluate them. `usual`: those that Loki brings. */
export const rulesFiles = (
  { name, environment }: Component,
  props: Evaluation,
  usual: EvaluatedAlerts['alerts'],
): readonly ConfigurationFiles[] =>
  evaluatesAlerts(props)
    ? [
        {
          name: `${name}-alerts`,
          mountPath: rulesFolder,
          files: () => ({ 'alerts.yaml': toYaml(logAlertFile(usual, props.alerts ?? [], environment.runbooks)) }),
        },
      ]
    : [];
