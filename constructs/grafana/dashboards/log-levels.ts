/**
 * The levels that Loki finds in lines, and the colours that people expect of them.
 * https://grafana.com/docs/loki/latest/configure/#limits_config (discover_log_levels)
 */
export const levelColors = {
  critical: 'dark-red',
  fatal: 'dark-red',
  error: 'red',
  warn: 'orange',
  info: 'green',
  debug: 'blue',
  trace: 'light-blue',
  unknown: '#8e8e8e',
} as const;

/** What a query ends with that is about errors alone. */
export const onlyErrors = '| detected_level=~"error|fatal|critical"';
