import { expect, test } from '@jest/globals';
import { Loki } from '../../constructs/loki';
import { Prometheus } from '../../constructs/prometheus';
import { kubelet, scrape } from '../../constructs/scrape';
import { findingsOf, testEnvironment } from '../support';
import { size } from './cases';

test('scrapes that are called as a component that is watched, and as kubelet()', () => {
  const environment = testEnvironment();
  const scraped = ['loki', 'kubelet', 'prometheus', 'orders'].map((name) =>
    scrape({ namespace: 'shop', service: 'orders', port: 8080, name }),
  );
  new Prometheus(environment, { ...size, scrape: [...scraped, kubelet()] }).watch(new Loki(environment, size));
  const words = (name: string, other: string) =>
    `test › prometheus › scrape: scrape({ name: '${name}' }) makes a job named ${name}, and so does ${other} | a name of its own: name: '${name}-2'`;
  expect(findingsOf(environment)).toEqual([
    words('loki', 'the component loki'),
    words('kubelet', 'kubelet()'),
    words('prometheus', 'the component prometheus'),
  ]);
});
