import type { RequestProps } from '../../http';
import type { Application } from './application';

const posted = (body: object): RequestProps => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** The Flask application of `examples/flask-backend`. Some requests work, some are refused, one fails and one is slow. */
export const flaskBackend: Application = {
  workload: 'flask-backend',
  visits: [
    ['/api/messages', {}],
    // Only the first of these is new.
    ['/api/sign-up', posted({ user: 'regular', password: 'of the run' })],
    ['/api/login', posted({ user: 'regular', password: 'of the run' })],
    ['/api/messages', {}],
    ['/api/login', posted({ user: 'regular', password: 'another' })],
    ['/api/calls', {}],
    ['/api/fail', {}],
    ['/api/events', {}],
    ['/api/slow', {}],
  ],
  statuses: [200, 201, 401, 409, 500],
  usualLine: 'read',
  failure: { status: 500, line: 'the request GET /api/fail failed' },
};
