/** Regular expressions (RE2) that tell log lines apart. */

/** A whole JSON object in one line. */
export const jsonLine = '^[[:space:]]*[{].*[}][[:space:]]*$';

/** What a logging framework prints: a line that begins with an ISO timestamp, or a JSON object. */
export const frameworkLine = '^[[:space:]]*([{]|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ])';

/** Spring's pattern `[%X{trace_id},%X{span_id}]`, as the OpenTelemetry Java agent fills it. */
export const springTrace = '\\[(?P<trace_id>[0-9a-f]{32}),(?P<span_id>[0-9a-f]{16})\\]';

/**
 * How the first line of an entry begins. Everything else goes on with the line above it: stack traces of every language
 * begin in too many ways, the lines of loggers in few.
 */
const beginnings = [
  // A date as ISO 8601, nginx and Go's log package write it, a syslog date, a time alone.
  '\\d{4}[-/]\\d{2}[-/]\\d{2}',
  '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \\d]\\d ',
  '\\d{2}:\\d{2}:\\d{2}',
  // JSON over several lines, anything in brackets, the report of a JVM that died.
  '[{\\[#]',
  // A level, and klog, which writes its first letter.
  '(?i:trace|debug|info|notice|warn|warning|error|fatal|critical|panic|severe)\\b',
  '[IWEF]\\d{4} \\d{2}:',
  // logfmt.
  '(time|ts|t|level|logger)=',
  // Access logs, which begin with an address.
  '\\d{1,3}(\\.\\d{1,3}){3} ',
  '[0-9a-f]*:[0-9a-f:]+ - ',
  // Redis.
  '\\d+:[A-Z] \\d{2} ',
  // What a JVM prints beside the logging framework, as it starts and as it dies.
  'Exception in thread ',
  'Exception: ',
  'Terminating due to ',
  'Aborting due to ',
  'Dumping heap to ',
  'Heap dump file created ',
  'Picked up ',
  '(OpenJDK|Java HotSpot)',
  // A Go program that dies.
  'fatal error: ',
];

/** The first line of an entry; colours may come before it. */
export const firstLine = `^(\\x1b\\[[0-9;]*m)*(${beginnings.join('|')})`;
