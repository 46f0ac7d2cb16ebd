import type { LogLevel } from '../model/log-rules';

/**
 * How the level of a line is found where nothing beside the line states it. Log agents and the Collector read it by the same
 * regular expressions (RE2), so that a rule about a level means the same lines however they come.
 */

/** A whole JSON object in one line. */
export const jsonLine = '^\\s*\\{.*\\}\\s*$';

/** What each level is called. */
const words: Readonly<Record<LogLevel, readonly string[]>> = {
  trace: ['trace', 'trc'],
  debug: ['debug', 'dbg'],
  info: ['info', 'information', 'inf', 'notice'],
  warn: ['warn', 'warning', 'wrn'],
  error: ['error', 'err'],
  fatal: ['fatal', 'critical', 'crit', 'panic', 'alert', 'emergency', 'emerg'],
};

const anyWord = Object.values(words).flat();
/** Standing alone in a text, they mean something else as often. */
const onlyNamed = ['crit', 'alert', 'emergency', 'emerg'];
const capitals = anyWord.filter((word) => !onlyNamed.includes(word)).map((word) => word.toUpperCase());

const field = '(?:level|lvl|severity|severity_text|log[._]level|loglevel)';

/** The level in a JSON object, as the group `level`. */
export const levelInJson = `(?i)"${field}"\\s*:\\s*"(?P<level>${anyWord.join('|')})"`;

/**
 * The first level in any other line, as the group `level`: with the field that names it, in brackets, or in capitals. Colours may
 * come before it.
 */
export const levelInText = `(?P<level>(?i:\\b${field}=["']?(?:${anyWord.join('|')})\\b|\\[(?:${anyWord.join('|')})\\])|(?:\\b|\\x1b\\[[0-9;]*m)(?:${capitals.join('|')})\\b)`;

/** What one of these levels matches in a text that was found as a level. */
export const levelWords = (levels: readonly LogLevel[]): string =>
  `(?i:${levels.flatMap((level) => words[level]).join('|')})`;

/** The first and the last severity number of each level. https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
export const severityNumbers: Readonly<Record<LogLevel, readonly [number, number]>> = {
  trace: [1, 4],
  debug: [5, 8],
  info: [9, 12],
  warn: [13, 16],
  error: [17, 20],
  fatal: [21, 24],
};
