import { randomBytes } from 'node:crypto';
import { attributes, field, fixed, whole } from './encode';

/** How many spans a request has, and a trace. */
export const spansOf = { request: 500, trace: 20 };

/** A span of a request, with the attributes of today's semantic conventions: about a thousand bytes. */
function span(trace: Buffer, index: number): Buffer {
  const end = BigInt(Date.now()) * 1_000_000n;
  const all = {
    'http.request.method': 'GET',
    'http.response.status_code': index % 50 === 0 ? '500' : '200',
    'http.route': `/api/v1/orders/{id}/positions/${index % 17}`,
    'url.full': `https://shop.example.com/api/v1/orders/${Math.floor(Math.random() * 1e6)}/positions/${index % 17}?currency=EUR`,
    'user_agent.original':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'server.address': `orders-${index % 7}.shop.svc.cluster.local`,
    'network.protocol.version': '1.1',
    'client.address': `10.2.${index % 200}.${Math.floor(Math.random() * 250)}`,
    'db.system.name': 'postgresql',
    'db.query.text':
      'SELECT id, customer, state, total FROM orders WHERE customer = $1 AND state <> $2 ORDER BY created DESC LIMIT 50',
    'thread.name': `http-nio-8080-exec-${index % 30}`,
    'code.function.name': 'com.example.shop.orders.OrderController.positions',
    'enduser.id': randomBytes(8).toString('hex'),
    'messaging.message.id': randomBytes(16).toString('hex'),
  };
  return Buffer.concat([
    field(1, trace),
    field(2, randomBytes(8)),
    field(4, randomBytes(8)),
    field(5, `GET /api/v1/orders/{id}/positions/${index % 17}`),
    whole(6, 2),
    fixed(7, end - BigInt(Math.floor(Math.random() * 2e8))),
    fixed(8, end),
    attributes(9, all),
  ]);
}

/** A request of whole traces, in which each five spans are of a service. The id of one of them is given to `keep`. */
export function traces(keep: (trace: string) => void): Buffer {
  const parts: Buffer[] = [];
  for (let trace = 0; trace < spansOf.request / spansOf.trace; trace++) {
    const id = randomBytes(16);
    if (trace === 0) keep(id.toString('hex'));
    for (let service = 0; service < spansOf.trace; service += 5) {
      const resource = attributes(1, {
        'service.name': `shop-${(trace + service) % 40}`,
        'service.version': '1.17.3',
        'k8s.namespace.name': `team-${trace % 12}`,
        'k8s.pod.name': `shop-${(trace + service) % 40}-7d9c5b8f6d-x2v4q`,
        'k8s.container.name': 'shop',
      });
      const spans = [0, 1, 2, 3, 4].map((index) => field(2, span(id, service + index)));
      parts.push(field(1, Buffer.concat([field(1, resource), field(2, Buffer.concat(spans))])));
    }
  }
  return Buffer.concat(parts);
}
