import { expect, test } from '@jest/globals';
import { runChecks, type Subject, subjectOf } from '../../../checks';
import { networkChecks } from '../../../checks/network';
import { cilium, external, plainNetwork } from '../../../constructs/kit';
import { OtelForwarder } from '../../../constructs/otel-collector';
import { environmentFiles } from '../../../tools/synth/environment-files';
import { testEnvironment } from '../../support';
import { linesOf } from '../subjects';

/** A host behind a company's proxy: the proxy is reached in its place, and the host by nobody. */

function subject(plugin: 'cilium' | 'plain'): Subject {
  const network = plugin === 'cilium' ? cilium() : plainNetwork();
  const environment = testEnvironment({ network, name: 'shop' });
  const addresses = plugin === 'cilium' ? undefined : ['203.0.113.128'];
  const proxy = external(environment, { protocol: 'http-proxy', url: 'http://proxy.example.com:3128', addresses });
  const sendTo = external(environment, { protocol: 'otlp.http', url: 'https://otlp.example.com', proxy });
  new OtelForwarder(environment, { sendTo });
  environment.build();
  return subjectOf(environmentFiles(environment), { environment });
}

const found = (given: Subject): string[] =>
  runChecks(given, networkChecks).flatMap(({ findings }) => linesOf(findings));

/** The same with a policy that names another place. */
const renamed = (given: Subject, before: string, after: string): Subject => {
  const files = new Map([...given.files].map(([file, text]) => [file, text.replaceAll(before, after)] as const));
  expect([...files.values()].join()).not.toEqual([...given.files.values()].join());
  return { ...given, ...subjectOf(files, given) };
};

test.each([
  ['plain', '203.0.113.128/32', '203.0.113.7/32', '3128/TCP'],
  ['cilium', 'matchName: proxy.example.com', 'matchName: otlp.example.com', '3128/TCP'],
] as const)('%s', (plugin, ofProxy, ofHost, port) => {
  const right = subject(plugin);
  expect(found(right)).toEqual([]);
  const findings = found(renamed(right, ofProxy, ofHost));
  const place = (text: string) => text.replace('matchName: ', '');
  expect(findings).toHaveLength(2);
  expect(findings[0]).toContain(`is wired to a host, and no rule says ${place(ofProxy)} ${port}`);
  expect(findings[1]).toContain(`reaches ${place(ofHost)} ${port}, and nobody wired it`);
});
