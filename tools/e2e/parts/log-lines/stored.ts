import { askUntil } from '../../../wait';
import { mainContainer, type Pod } from '../../cluster/pod';
import { type Labels, matches } from '../../labels';
import type { Entry, LogStore } from '../../stores/log-store';
import type { StoredLine } from './cases';

/** The labels of a pod's log lines, however they come. */
export function labelsOf(pod: Pod): Labels {
  const { namespace, name, workload } = pod;
  return { namespace, pod: name, container: mainContainer(pod).name, service_name: workload };
}

/** Whether an entry has these labels and no other. */
export function hasTheseLabels({ labels }: Entry, expected: Labels): boolean {
  return matches(labels, expected) && Object.keys(labels).length === Object.keys(expected).length;
}

/** The stored lines of a pod, as soon as there are `count` of them. A repeated line would have come at the same time. */
export function storedOf(logs: LogStore, pod: Pod, count: number): Promise<readonly Entry[]> {
  return askUntil<readonly Entry[]>(
    45,
    () => logs.entries(`{pod="${pod.name}"}`, 5000),
    (entries) => entries.length >= count,
  );
}

/** What is wrong with lines that must be stored, in words. */
export function whatIsWrong(lines: readonly StoredLine[], entries: readonly Entry[]): string[] {
  return lines.map((line) => problemOf(line, entries)).filter((problem) => problem !== undefined);
}

function problemOf({ line, traceId }: StoredLine, entries: readonly Entry[]): string | undefined {
  const found = entries.filter((entry) => entry.line === line);
  const [entry] = found;
  if (!entry || found.length > 1) return `${found.length} times: ${begin({ line })}`;
  const stored = entry.metadata.trace_id;
  return stored === traceId ? undefined : `trace ${stored} instead of ${traceId}: ${begin(entry)}`;
}

/** Enough of a line to know it. */
export const begin = ({ line }: { readonly line: string }): string => JSON.stringify(line.slice(0, 100));
