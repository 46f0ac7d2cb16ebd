import type { Permission } from '../kit';
import { groupOf, type ObjectCollector } from './collectors';

/** What showing these objects asks of the Kubernetes API: to list and watch exactly them, by API group. */
export function permissionsFor(collectors: readonly ObjectCollector[]): Permission[] {
  const groups = [...new Set(collectors.map(groupOf))].sort();
  return groups.map((group) => {
    const resources = collectors.filter((collector) => groupOf(collector) === group).sort();
    return {
      apiGroups: [group],
      resources,
      verbs: ['list', 'watch'],
      reason: `shows the state of ${resources.join(', ')} as metrics, in every namespace`,
    };
  });
}
