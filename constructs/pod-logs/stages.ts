import type { LogRule } from '../kit';
import { logsLabel, sentLogs } from '../kit/vocabulary/instrumentation-labels';
import { jsonLine } from '../kit/vocabulary/log-levels';
import { signalLabels } from '../kit/vocabulary/signal-labels';
import { continuation, frameworkLine, springTrace } from './lines';
import { ruleStages } from './rule-stages';
import { linesMatching } from './selector';
import type { Stage } from './stage';
import { podLabel, type TargetRule } from './targets';

/** Says within the pipeline which copy of a pod's lines is stored; it is not stored itself. */
const logsFrom = 'logs_from';

/** The rule by which a pod says it. */
export const logsFromRule: TargetRule = {
  source_labels: [podLabel(logsLabel)],
  regex: `(${sentLogs.join('|')})`,
  target_label: logsFrom,
};

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

/** What ztunnel calls its message, by the name under which the other programs of a cluster log theirs. */
const ztunnelMessage: Stage = {
  match: {
    selector: linesMatching('|~', jsonLine, signalLabels['k8s.container.name'], 'ztunnel'),
    stages: [{ json: { expressions: { msg: 'message' } } }, { structured_metadata: { msg: '' } }],
  },
};

/** The fields of a JSON line that name its trace. */
const traceFields = { trace_id: 'trace_id || traceId', span_id: 'span_id || spanId' };

/** The trace of a line, stored beside it. */
const storeTrace: Stage = { structured_metadata: { trace_id: '', span_id: '' } };

/** Each label makes streams. File name and stream would part what belongs together. */
const keepLabels: Stage = { labelallow: Object.values(signalLabels) };

/**
 * Lines that came whole, each with labels of its own: a JSON line says itself whose it is, by the names of the labels.
 * `rules`: those of the environment.
 */
export function recordStages(rules: readonly LogRule[]): readonly Stage[] {
  const labels = Object.values(signalLabels);
  const fields = Object.fromEntries(labels.map((label) => [label, label]));
  return [
    {
      match: {
        selector: linesMatching('|~', jsonLine),
        stages: [
          { json: { expressions: { ...traceFields, ...fields } } },
          { labels: Object.fromEntries(labels.map((label) => [label, ''])) },
        ],
      },
    },
    { match: { selector: linesMatching('!~', jsonLine), stages: [{ regex: { expression: springTrace } }] } },
    ...ruleStages(rules),
    storeTrace,
    keepLabels,
  ];
}

/** Lines that the agent writes itself, whole and with their labels. `rules`: those of the environment. */
export const ownLineStages = (rules: readonly LogRule[]): readonly Stage[] => [...ruleStages(rules), keepLabels];

/**
 * The standard output of pods: stack traces in one piece, the trace of a line as structured metadata, and a pod's lines left
 * out as far as the application sends them itself. Neither levels nor fields are taken out: Loki finds levels itself, and queries parse the
 * line as it was printed. What the container runtime has written around a line is off by then. `rules`: those of the environment.
 */
export function podLogStages(rules: readonly LogRule[]): readonly Stage[] {
  const applied = ruleStages(rules);
  // What is stored beside a line is masked as the line is: taken out of it afterwards.
  const [before, after] = applied.length > 0 ? [[], [ztunnelMessage]] : [[ztunnelMessage], []];
  return [
    {
      // JSON lines stay as they are, whatever stands around them.
      match: {
        selector: linesMatching('|~', jsonLine),
        stages: [{ json: { expressions: traceFields } }],
      },
    },
    ...before,
    {
      match: {
        selector: linesMatching('!~', jsonLine),
        // The trace is found before lines are joined: the entry has that of its first line, however long it becomes.
        stages: [{ regex: { expression: springTrace } }, ...joinLines],
      },
    },
    // After lines are joined: a stack trace goes with the line that it belongs to.
    ...sentLogs.map(
      (way): Stage => ({
        match: {
          selector: linesMatching('|~', frameworkLine, logsFrom, way),
          action: 'drop',
          drop_counter_reason: `stored_from_${way}`,
        },
      }),
    ),
    ...applied,
    ...after,
    storeTrace,
    keepLabels,
  ];
}
