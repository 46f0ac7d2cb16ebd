import { posting, visited, visitorScript } from './visitor-script';

const usual = '/get';
const orders = '/api/orders';

/** Where the visitors go instead of the usual place, and what they post there as JSON. */
const visits: readonly { readonly every: number; readonly path: string; readonly body?: object }[] = [
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

/** What the visitors of `frontend` run. */
export const visitorsScript = (target: string): string =>
  visitorScript(
    visits.map(({ every, path, body }) => ({
      every,
      command: visited(`${target}${path}`, body && posting(`'${JSON.stringify(body)}'`)),
    })),
    visited(`${target}${usual}`),
  );
