import { type Budgeted, checkBudget } from './budget';
import type { Surroundings } from './component';
import { checkEvaluation } from './evaluation-checks';
import { checkClusterExporters } from './exporter-checks';
import { checkHosts } from './host-checks';
import { checkLogRules } from './log-rule-checks';
import { checkObjects } from './object-checks';
import { checkReadTwice } from './read-twice-checks';
import { checkOtlp } from './sender-checks';
import { checkSpanMetrics } from './span-metrics-checks';
import { checkUnwatchedNodes } from './unwatched-nodes-checks';

/** Reports what is wrong with the components and their connections. No object is needed for it. */
export function checkWiring(environment: Surroundings): void {
  checkLogRules(environment);
  checkClusterExporters(environment);
  checkReadTwice(environment);
  checkSpanMetrics(environment);
  checkUnwatchedNodes(environment);
}

/** Reports what is wrong with the finished environment, of which every object is there. */
export function checkFinished(environment: Surroundings & Budgeted): void {
  checkObjects(environment);
  checkHosts(environment);
  checkOtlp(environment);
  checkEvaluation(environment);
  // The last one: it says nothing where something else is wrong.
  checkBudget(environment);
}
