import { trace } from '@opentelemetry/api';

export type Level = 'INFO' | 'WARN' | 'ERROR';

/** `[trace,span]` of the work at hand, in the form in which every line of the platform has it; nothing between where there is none. */
export function traceIds(): string {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? `${span.traceId},${span.spanId}` : ',';
}

/** A line on standard output: time, level, trace, who prints, and what in the form `key=value`. */
export function log(level: Level, program: string, message: string): void {
  process.stdout.write(`${new Date().toISOString()} ${level.padEnd(5)} [${traceIds()}] ${program} : ${message}\n`);
}

/** The words of an error, for a line. */
export const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);
