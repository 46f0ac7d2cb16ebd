import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { linesOf, sumShown } from '../../tools/shown-metrics';
import { listen } from '../ports';

/** What programs show of themselves is summed, and what shows nothing is told from what shows 0. */

const text = [
  '# HELP requests_total Requests.',
  '# TYPE requests_total counter',
  'requests_total{path="/a b",code="200"} 3',
  'requests_total{path="/c",code="500"} 1.5e+01',
  'requests_total_other 100',
  'up 1',
].join('\n');

let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer(({ url }, answer) => answer.writeHead(url === '/metrics' ? 200 : 404).end(text));
  url = `http://127.0.0.1:${await listen(server)}`;
});
afterAll(() => {
  server.close();
});

test('the series of a metric are summed, with labels and without', async () => {
  expect(await sumShown(`${url}/metrics`, linesOf('requests_total'))).toBe(18);
  expect(await sumShown(`${url}/metrics`, linesOf('up'))).toBe(1);
  expect(await sumShown(`${url}/metrics`, /^requests_total\{.*code="500"/)).toBe(15);
});

test('an error page is no metric that is 0', async () => {
  await expect(sumShown(`${url}/elsewhere`, linesOf('up'))).rejects.toThrow('/elsewhere shows no metrics: 404');
});
