import type { Outcome } from '../../../report';
import { bytes, mebibytes } from '../../cluster/quantity';
import type { Run } from '../../suite/run';

/** No container came to its limit, and none was ended for its memory. */
export function belowEveryLimit({ cluster, memory }: Run): Outcome {
  const rows = cluster.running.flatMap((container) => {
    const limit = container.spec.resources?.limits?.memory;
    if (!limit || !container.memory) return [];
    const highest = memory.highest(container);
    const passed = highest < bytes(limit) && container.memory.kills() === 0 && container.running;
    return [{ passed, got: `${container.pod.workload} ${mebibytes(highest)} of ${limit}` }];
  });
  return {
    passed: rows.length > 0 && rows.every(({ passed }) => passed),
    got: rows.map(({ passed, got }) => `${got}${passed ? '' : ' (!)'}`).join(', '),
  };
}
