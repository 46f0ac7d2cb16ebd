import { check, sleep } from 'k6';
import http from 'k6/http';

/** Makes, reads and deletes beasts of the mythical services, one after the other. */

const beasts = ['unicorn', 'manticore', 'illithid', 'owlbear', 'beholder'];

export const options = {
  vus: 4,
  duration: '10m',
  thresholds: {
    // A tenth of what is made fails on purpose, and its name is not there to be deleted.
    'checks{request:create}': ['rate>0.8'],
    'checks{request:read}': ['rate>0.99'],
    'checks{request:delete}': ['rate>0.99'],
    'http_req_duration{expected_response:true}': ['p(95)<1000'],
  },
};

/** A request's name is what its series are told apart by, so no name of a beast is in it. */
const tags = (method, beast, request) => ({ name: `${method} /${beast}`, request });

function expectStatus(answer, status, request) {
  const checks = { [`${request} answers ${status}`]: ({ status: given }) => given === status };
  return check(answer, checks, { request });
}

export default function () {
  const beast = beasts[Math.floor(Math.random() * beasts.length)];
  const url = `${__ENV.TARGET_URL}/${beast}`;
  const body = JSON.stringify({ name: `${beast} ${__VU} ${__ITER} ${Math.random().toString(36).slice(2)}` });
  const headers = { 'Content-Type': 'application/json' };

  const made = http.post(url, body, { headers, tags: tags('POST', beast, 'create') });
  const isThere = expectStatus(made, 201, 'create');
  sleep(1);
  expectStatus(http.get(url, { tags: tags('GET', beast, 'read') }), 200, 'read');
  sleep(1);
  if (isThere) {
    expectStatus(http.del(url, body, { headers, tags: tags('DELETE', beast, 'delete') }), 204, 'delete');
    sleep(1);
  }
}
