/** Regular expressions (RE2) that tell log lines apart. */

/** What a logging framework prints: a line that begins with an ISO timestamp, or a JSON object. */
export const frameworkLine = '^\\s*(\\{|\\d{4}-\\d{2}-\\d{2}[T ])';

/** Spring's pattern `[%X{trace_id},%X{span_id}]`, as the OpenTelemetry Java agent fills it. */
export const springTrace = '\\[(?P<trace_id>[0-9a-f]{32}),(?P<span_id>[0-9a-f]{16})\\]';

/** How the lines of a stack trace begin, beside those that are indented. */
const stackTraceLines = [
  // Frames of the JVM and of .NET, and of JavaScript with the place in a file.
  'at \\S+\\(',
  'at (?:.+ \\()?\\S*/\\S+:\\d+:\\d+',
  // Causes, and what is left out of them.
  '(?:Caused by|Suppressed|Wrapped by): ',
  '\\.\\.\\. \\d+ (?:more|common|lines)',
  // An exception by the full name of its class.
  '(?:[a-z_][\\w$]*\\.)+[\\w$]*(?:Exception|Error|Throwable)(?::|\\s*$)',
  // Python. A bare `Exception:` stays out, as a JVM says it that has no memory left for a stack trace.
  'Traceback \\(most recent call last\\)',
  'During handling of the above exception',
  'The above exception was the direct cause',
  '[A-Z]\\w*(?:Error|Exception|Interrupt)(?::|\\s*$)',
  // Go: a goroutine, its calls with numbers for their arguments, and who started it.
  'goroutine \\d+ .*\\[',
  '[\\w./-]+\\.[\\w.()*\\[\\]]+\\([0-9a-fx{}?_., ]*\\)$',
  'created by [\\w./-]+\\.[\\w.()*]+(?: in goroutine \\d+)?$',
];

/**
 * How a line begins that goes on with the one above it; colours may come before it. Whatever does not look like one stands
 * alone: lines that were joined without need are lost to search and to Loki's limit, a message in two entries can still be read.
 * No group captures.
 */
export const continuation = `(?:\\x1b\\[[0-9;]*m)*(?:\\s|$|[})\\]]|${stackTraceLines.join('|')})`;
