import { hostFolder } from '../../kit';
import { type LogsFrom, logsLabel } from '../../kit/instrumentation-labels';
import { signalLabels } from '../../kit/signal-labels';
import {
  type AlloyFile,
  discoveryKubernetes,
  discoveryRelabel,
  type LogReceiver,
  type LokiStage,
  lokiProcess,
  lokiSourceFile,
  object,
  type RelabelRule,
} from '../syntax';
import { continuation, frameworkLine, jsonLine, springTrace } from './log-lines';
import { ownNodePods } from './own-node';
import { type LogPipeline, watchPods } from './pipeline';
import { podAnnotation, podLabel, podLabelRules, podMeta } from './pod-rules';

const folder = '/var/log/pods';

/** Says within the pipeline which copy of a pod's lines is stored; it is not stored itself. */
const logsFrom = 'logs_from';
const fromOtlp: LogsFrom = 'otlp';

/**
 * The standard output of the own node's pods, read from the kubelet's files: stack traces in one piece,
 * the trace of a line as structured metadata, and a pod's lines left out as far as they come by OTLP.
 * Files are read from their beginning, so that no line of a new pod is lost, and go on after a restart where they were.
 * What bounds a pause of Loki is the kubelet's log rotation, and the end of a pod whose files go with it.
 */
export function podLogs(): LogPipeline {
  return {
    name: 'podLogs',
    sendsTo: 'logsTo',
    permissions: [watchPods],
    mounts: [hostFolder('pod-logs', folder, folder, { readOnly: true })],
    usesApiServer: true,
    write(file: AlloyFile, to: LogReceiver) {
      const lines = file.add(
        lokiProcess,
        'pod_logs',
        { forward_to: [to], blocks: stages },
        "The standard output of this node's pods.",
      );
      const pods = file.add(discoveryKubernetes, 'pod_logs', { role: 'pod', selectors: [ownNodePods] });
      const files = file.add(discoveryRelabel, 'pod_logs', { targets: pods.targets, rule: rules });
      file.add(lokiSourceFile, 'pod_logs', {
        targets: files.output,
        forward_to: [lines.receiver],
        file_match: { enabled: true },
      });
    },
  };
}

/** Where the kubelet writes a container's output: `<namespace>_<pod>_<uid>/<container>/<restarts>.log`. */
const pathRule = (uid: string): RelabelRule => ({
  source_labels: [podMeta.namespace, podMeta.name, uid, podMeta.container],
  regex: '(.+);(.+);(.+);(.+)',
  target_label: '__path__',
  // The groups stand in braces, as `$1_` would mean a group of that name.
  replacement: `${folder}/\${1}_\${2}_\${3}/\${4}/*.log`,
});

const rules: readonly RelabelRule[] = [
  ...podLabelRules,
  pathRule(podMeta.uid),
  // A static pod's folder has the uid that the kubelet gave it, not that of its mirror in the API.
  pathRule(podAnnotation('kubernetes.io/config.mirror')),
  { source_labels: [podLabel(logsLabel)], regex: `(${fromOtlp})`, target_label: logsFrom },
];

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
 * Stands before the first line of an entry while lines are joined: `stage.multiline` must be told how a first line looks,
 * and only how a continuation looks can be said. A line of text has no control character; one that had would keep its own.
 */
const mark = '\u0001';

/** Joins what belongs together. Loki cuts an entry at 256 KiB: room for 400 lines of 655 bytes. */
const joinLines: readonly LokiStage[] = [
  {
    'stage.match': {
      selector: selector('!~', continuation),
      blocks: [{ 'stage.replace': { expression: '^()', replace: mark } }],
    },
  },
  { 'stage.multiline': { firstline: '^\\x01', max_lines: 400 } },
  { 'stage.replace': { expression: '^(\\x01)' } },
];

/** Neither levels nor fields are taken out: Loki finds levels itself, and queries parse the line as it was printed. */
const stages: readonly LokiStage[] = [
  { 'stage.cri': {} },
  {
    // JSON lines stay as they are, whatever stands around them.
    'stage.match': {
      selector: selector('|~', jsonLine),
      blocks: [
        { 'stage.json': { expressions: object({ trace_id: 'trace_id || traceId', span_id: 'span_id || spanId' }) } },
      ],
    },
  },
  {
    // What ztunnel calls its message, by the name under which the other programs of a cluster log theirs.
    'stage.match': {
      selector: selector('|~', jsonLine, signalLabels['k8s.container.name'], 'ztunnel'),
      blocks: [
        { 'stage.json': { expressions: object({ msg: 'message' }) } },
        { 'stage.structured_metadata': { values: object({ msg: '' }) } },
      ],
    },
  },
  {
    'stage.match': {
      selector: selector('!~', jsonLine),
      // The trace is found before lines are joined: the entry has that of its first line, however long it becomes.
      blocks: [{ 'stage.regex': { expression: springTrace } }, ...joinLines],
    },
  },
  {
    // After lines are joined: a stack trace goes with the line that it belongs to.
    'stage.match': {
      selector: selector('|~', frameworkLine, logsFrom, fromOtlp),
      action: 'drop',
      drop_counter_reason: 'stored_from_otlp',
    },
  },
  { 'stage.structured_metadata': { values: object({ trace_id: '', span_id: '' }) } },
  // Each label makes streams. File name and stream would part what belongs together.
  { 'stage.label_keep': { values: Object.values(signalLabels) } },
];
