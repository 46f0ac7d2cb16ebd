import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { readFiles } from '../checks/manifests/files';
import type { Environment } from '../constructs/kit';
import { totalUse } from '../constructs/kit/environment/resource-use';
import { bindAll } from '../tools/e2e/suite/bind';
import { inFull } from '../tools/e2e/suite/suite';
import { suites } from '../tools/e2e/suites';
import { renderEnvironment } from '../tools/synth/render';
import { broken, leadsToEnvironment, links } from './docs/page-links';
import { project } from './project';

/** `dist/` is the snapshot of the environments. Nothing else in the tests knows these by name. */

const dist = path.resolve('dist');
const { environments } = project.build();
const texts = (built: readonly Environment[]) => new Map(built.flatMap((each) => [...renderEnvironment(each).files]));
const rendered = texts(environments);

test('dist/ is byte for byte what the environments render', () => {
  const differing = [...rendered].filter(([file, text]) => {
    try {
      return readFileSync(path.join(dist, file), 'utf8') !== text;
    } catch {
      return true;
    }
  });
  expect(differing.map(([file]) => file)).toEqual([]);
  expect([...readFiles(dist, '.').keys()]).toEqual([...rendered.keys()].sort());
});

test('the same input gives the same bytes', () => {
  const again = texts(project.build().environments);
  expect([...again.keys()]).toEqual([...rendered.keys()]);
  expect([...again].filter(([file, text]) => text !== rendered.get(file)).map(([file]) => file)).toEqual([]);
});

test.each([
  ['lab', 'the demo apart', ['demo']],
  ['small', 'the demo and what runs on every node apart', ['demo', 'alloy', 'node-exporter']],
])('%s fits: 1.5 GiB of memory requests and 1 core, %s', (name, _, apart) => {
  const environment = environments.find((each) => each.name === name);
  const platform = (environment?.workloads ?? []).filter(({ component }) => !apart.includes(component.name));
  expect(platform.length).toBeGreaterThan(5);
  const { cpu, memory } = totalUse(platform);
  expect([cpu.millicores <= 1000, memory.mebibytes <= 1536]).toEqual([true, true]);
});

test('what the end-to-end suites ask for is in their environments', () => {
  const full = suites.filter((suite) => suite.full).map(inFull);
  expect(full.length).toBeGreaterThan(2);
  const bound = bindAll([...suites, ...full], environments);
  for (const { parts } of bound) for (const { steps } of parts) expect(steps.some(({ row }) => row)).toBe(true);
});

test('links of README and docs to the examples lead to them', () => {
  const toExamples = links.filter(leadsToEnvironment);
  expect(toExamples.length).toBeGreaterThan(5);
  expect(toExamples.filter(({ file, link }) => broken(file, link))).toEqual([]);
});
