import type { RequestProps } from '../../http';
import type { Application } from './application';

const order = (quantity: number): RequestProps => ({
  body: JSON.stringify({ item: 'tea', quantity }),
  headers: { 'content-type': 'application/json' },
});

/** The Spring application of `examples/spring-app`. Some requests work, some fail, some are slow. */
export const springApp: Application = {
  workload: 'spring-app',
  visits: [
    ['/api/orders', {}],
    ['/api/orders', order(2)],
    ['/api/backend', {}],
    ['/api/orders', {}],
    ['/api/fail', {}],
    ['/api/orders', order(1000)],
    ['/api/slow', {}],
    ['/api/orders', order(3)],
    ['/api/backend/slow', {}],
  ],
  statuses: [200, 201, 422, 500, 504],
  usualLine: 'listed',
  failure: { status: 500, line: 'internal error: the request failed' },
};
