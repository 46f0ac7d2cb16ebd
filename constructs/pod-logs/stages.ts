import { type LogsFrom, logsLabel } from '../kit/vocabulary/instrumentation-labels';
import { signalLabels } from '../kit/vocabulary/signal-labels';
import { continuation, frameworkLine, jsonLine, springTrace } from './lines';
import { podLabel, type TargetRule } from './targets';

/**
 * One step through which a log line goes, as Promtail's file has it; Alloy's blocks descend from it and do the same.
 * Regular expressions are RE2. https://grafana.com/docs/loki/latest/send-data/promtail/stages/
 */
export type Stage =
  /** Takes the container runtime's format apart, and joins what it has cut. */
  | { readonly cri: object }
  /** Takes fields out of a JSON line, by JMESPath. */
  | { readonly json: { readonly expressions: Readonly<Record<string, string>> } }
  /** Takes named groups out of a line. */
  | { readonly regex: { readonly expression: string } }
  /** Replaces what the groups capture, by nothing unless something is given. */
  | { readonly replace: { readonly expression: string; readonly replace?: string } }
  /** Joins lines until the next first line. */
  | { readonly multiline: { readonly firstline: string; readonly max_lines: number } }
  /** Stores values beside the line. An empty text: the value that was taken out under this name. */
  | { readonly structured_metadata: Readonly<Record<string, string>> }
  /** Keeps these labels and no other. */
  | { readonly labelallow: readonly string[] }
  /** Steps for the lines that a LogQL selector chooses, or their end. */
  | { readonly match: MatchStage };

export interface MatchStage {
  readonly selector: string;
  /** Default: none. */
  readonly stages?: readonly Stage[];
  /** Default: the line goes on. */
  readonly action?: 'drop';
  /** The reason by which the agent's own metrics count what was dropped. */
  readonly drop_counter_reason?: string;
}

/** Says within the pipeline which copy of a pod's lines is stored; it is not stored itself. */
const logsFrom = 'logs_from';
const fromOtlp: LogsFrom = 'otlp';

/** The rule by which a pod says it. */
export const logsFromRule: TargetRule = {
  source_labels: [podLabel(logsLabel)],
  regex: `(${fromOtlp})`,
  target_label: logsFrom,
};

/** A LogQL selector of the lines that match a regular expression, of every pod or of those with a label's value. */
function selector(
  operator: '|~' | '!~',
  expression: string,
  label: string = signalLabels['k8s.pod.name'],
  value = '.+',
) {
  return `{${label}=~${JSON.stringify(value)}} ${operator} ${JSON.stringify(expression)}`;
}

/**
 * Stands before the first line of an entry while lines are joined: `multiline` must be told how a first line looks, and only
 * how a continuation looks can be said. A line of text has no control character; one that had would keep its own.
 * Every line gets the mark and a continuation loses it again: steps for chosen lines alone would let others overtake them.
 */
const mark = '\u0001';

/** Joins what belongs together. Loki cuts an entry at 256 KiB: room for 400 lines of 655 bytes. */
const joinLines: readonly Stage[] = [
  { replace: { expression: '^()', replace: mark } },
  { replace: { expression: `^(\\x01)${continuation}` } },
  { multiline: { firstline: '^\\x01', max_lines: 400 } },
  { replace: { expression: '^(\\x01)' } },
];

/**
 * The standard output of pods: stack traces in one piece, the trace of a line as structured metadata, and a pod's lines left
 * out as far as they come by OTLP. Neither levels nor fields are taken out: Loki finds levels itself, and queries parse the
 * line as it was printed.
 */
export const podLogStages: readonly Stage[] = [
  { cri: {} },
  {
    // JSON lines stay as they are, whatever stands around them.
    match: {
      selector: selector('|~', jsonLine),
      stages: [{ json: { expressions: { trace_id: 'trace_id || traceId', span_id: 'span_id || spanId' } } }],
    },
  },
  {
    // What ztunnel calls its message, by the name under which the other programs of a cluster log theirs.
    match: {
      selector: selector('|~', jsonLine, signalLabels['k8s.container.name'], 'ztunnel'),
      stages: [{ json: { expressions: { msg: 'message' } } }, { structured_metadata: { msg: '' } }],
    },
  },
  {
    match: {
      selector: selector('!~', jsonLine),
      // The trace is found before lines are joined: the entry has that of its first line, however long it becomes.
      stages: [{ regex: { expression: springTrace } }, ...joinLines],
    },
  },
  {
    // After lines are joined: a stack trace goes with the line that it belongs to.
    match: {
      selector: selector('|~', frameworkLine, logsFrom, fromOtlp),
      action: 'drop',
      drop_counter_reason: 'stored_from_otlp',
    },
  },
  { structured_metadata: { trace_id: '', span_id: '' } },
  // Each label makes streams. File name and stream would part what belongs together.
  { labelallow: Object.values(signalLabels) },
];
