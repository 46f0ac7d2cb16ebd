/** A request that the visitors make now and then. */
interface Visit {
  /** It is every so-many-th request. */
  readonly every: number;
  readonly path: string;
  /** What is posted, as JSON. Default: nothing, it is a GET. */
  readonly body?: object;
}

const usual = '/get';
const orders = '/api/orders';

/** Where the visitors go instead of the usual place: the first of these whose number divides the request's own. */
const visits: readonly Visit[] = [
  // spring-app gives up on the backend: a timeout, 504.
  { every: 47, path: '/api/backend/slow' },
  // Too many: 422, and an ERROR of the audit log in JSON.
  { every: 41, path: orders, body: { item: 'tea', quantity: 1000 } },
  { every: 37, path: '/api/slow' },
  { every: 31, path: '/api/fail' },
  { every: 23, path: '/delay/3' },
  { every: 19, path: '/status/500' },
  { every: 7, path: '/api/backend' },
  { every: 5, path: orders, body: { item: 'tea', quantity: 2 } },
  { every: 3, path: orders },
];

/** A shell script that makes one request each second, and longer where the answer takes longer. */
export function visitorsScript(target: string): string {
  return [
    // As the first process of its container, a shell does not end by SIGTERM unless it is told to.
    "trap 'exit 0' TERM",
    'count=0',
    'while true; do',
    '  count=$((count + 1))',
    ...visits.flatMap(({ every, path, body }, index) => [
      `  ${index === 0 ? 'if' : 'elif'} [ $((count % ${every})) -eq 0 ]; then`,
      `    ${request(`${target}${path}`, body)}`,
    ]),
    '  else',
    `    ${request(`${target}${usual}`)}`,
    '  fi',
    '  sleep 1',
    'done',
  ].join('\n');
}

/** No timeout of its own: nginx answers in the end. wget's word on an error status is dropped, as the server's log tells of it. */
function request(url: string, body?: object): string {
  const post = body ? ` --header 'Content-Type: application/json' --post-data '${JSON.stringify(body)}'` : '';
  return `wget -q -O /dev/null${post} ${url} 2> /dev/null`;
}
