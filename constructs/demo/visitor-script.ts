/** What visitors do now and then. */
export interface Visit {
  /** It is every so-many-th request. */
  readonly every: number;
  /** The shell's command. */
  readonly command: string;
}

/**
 * A shell script that makes one request each second, and longer where the answer takes longer: the first of `visits` whose number divides
 * the request's own, otherwise `usual`. `before`: what is done once. Default: nothing.
 */
export function visitorScript(visits: readonly Visit[], usual: string, before: readonly string[] = []): string {
  return [
    // As the first process of its container, a shell does not end by SIGTERM unless it is told to.
    "trap 'exit 0' TERM",
    ...before,
    'count=0',
    'while true; do',
    '  count=$((count + 1))',
    ...visits.flatMap(({ every, command }, index) => [
      `  ${index === 0 ? 'if' : 'elif'} [ $((count % ${every})) -eq 0 ]; then`,
      `    ${command}`,
    ]),
    '  else',
    `    ${usual}`,
    '  fi',
    '  sleep 1',
    'done',
  ].join('\n');
}

/** No timeout of its own: nginx answers in the end. wget's word on an error status is dropped, as the server's log tells of it. */
export const visited = (url: string, words = ''): string => `wget -q -O /dev/null${words} ${url} 2> /dev/null`;

/** The words by which wget posts JSON. `json`: as the shell reads it, in its quotation marks. */
export const posting = (json: string): string => ` --header 'Content-Type: application/json' --post-data ${json}`;
