import { type Component, type ConfigurationFiles, toYaml } from '../kit';
import type { EvaluatedAlerts } from '../kit/vocabulary/alert';
import { ruleFile } from '../kit/vocabulary/own-rules';
import { type Evaluation, evaluatesRules } from '../stores';
import { rulesFolder, usualGroup } from './log-alerts';

/** The rules about lines as files, for those who evaluate them. `usual`: those that Loki brings. */
export const rulesFiles = (
  { name, environment }: Component,
  props: Evaluation,
  usual: EvaluatedAlerts['alerts'],
): readonly ConfigurationFiles[] =>
  evaluatesRules(props)
    ? [
        {
          name: `${name}-alerts`,
          mountPath: rulesFolder,
          files: () => ({ 'alerts.yaml': toYaml(ruleFile(groupsOf(usual), props, environment.runbooks)) }),
        },
      ]
    : [];

const groupsOf = (usual: EvaluatedAlerts['alerts']) => (usual.length > 0 ? [{ about: usualGroup, alerts: usual }] : []);
