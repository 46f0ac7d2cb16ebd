import type { CallSite } from '../model/call-site';
import { Checks, type FindingSink } from '../model/checks';
import type { Bytes, Cores } from '../model/units';
import { bytes, cores, count, object } from '../model/validation';
import type { WorkloadView } from '../pods/workload-props';
import { type ResourceUse, resourceUse, totalUse } from './resource-use';

/** What is held against a budget. */
export interface Budgeted extends FindingSink {
  readonly name: string;
  readonly budget?: Budget;
  readonly madeAt: CallSite;
  readonly workloads: readonly WorkloadView[];
}

/** The most that an environment may take, on all nodes together. */
export interface Budget {
  /** Processor time that its pods ask for. */
  readonly cpu: Cores;
  /** Memory that its pods may take: their limits, so that it holds on the worst day too. */
  readonly memory: Bytes;
  /** Volumes that it claims. */
  readonly volumes: Bytes;
  /** Its pods. */
  readonly pods: number;
}

/** A budget. */
export const budgetValidator = object<Budget>({
  cpu: cores('cores(2)'),
  memory: bytes('gibibytes(4)'),
  volumes: bytes('gibibytes(50)'),
  pods: count(1, 100_000, 50),
});

/** Each bound of a budget, and what is held against it. */
export function budgetLines(
  { cpu, memory, volumes, pods }: Budget,
  use: ResourceUse,
): { readonly name: string; readonly bound: string; readonly used: string; readonly exceeded: boolean }[] {
  const line = (name: string, bound: [number, unknown], used: [number, unknown]) => ({
    name,
    bound: String(bound[1]),
    used: String(used[1]),
    exceeded: used[0] > bound[0],
  });
  return [
    line('cpu', [cpu.millicores, cpu], [use.cpu.millicores, use.cpu]),
    line('memory', [memory.mebibytes, memory], [use.memoryLimit.mebibytes, use.memoryLimit]),
    line('volumes', [volumes.mebibytes, volumes], [use.volumes.mebibytes, use.volumes]),
    line('pods', [pods, pods], [use.pods, use.pods]),
  ];
}

/** Reports each bound that is exceeded, with the table of who takes what. */
export function checkBudget(environment: Budgeted): void {
  const { budget } = environment;
  // Sums of wrong amounts say nothing.
  if (!budget || environment.findings.length > 0) return;
  const check = new Checks(
    environment,
    { environment: environment.name, component: 'environment' },
    environment.madeAt,
  );
  const exceeded = budgetLines(budget, totalUse(environment.workloads)).filter((line) => line.exceeded);
  for (const [index, { name, bound, used }] of exceeded.entries()) {
    check.report(
      `budget.${name}`,
      // Once is enough for the table.
      `the budget is ${bound} and the components take ${used}${index === 0 ? `\n${useTable(environment)}` : ''}`,
      'smaller resources, disks or fewer components, or a larger budget',
    );
  }
}

/** Who takes what, as a text of aligned columns. */
function useTable(environment: Budgeted): string {
  const row = (name: string, { pods, cpu, memoryLimit, volumes }: ResourceUse) =>
    [name, pods, cpu, memoryLimit, volumes.mebibytes > 0 ? volumes : ''].map(String);
  const rows = [
    ['workload', 'pods', 'cpu', 'memory', 'volumes'],
    ...environment.workloads.map((workload) => row(workload.name, resourceUse(workload))),
    row('together', totalUse(environment.workloads)),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows
    .map((cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
