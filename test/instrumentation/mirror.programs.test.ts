import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { kustomizeBuild } from '../../tools/programs/kustomize';
import { companyEnvironment } from '../fixtures/company';

/** The Kustomize component of a company with a registry of its own. */

test("somebody else's pods get the agent from the mirror, and the credentials beside their own", () => {
  const environment = companyEnvironment();
  environment.build();
  const files = environment.components.find(({ name }) => name === 'instrumentation')?.files ?? {};
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'shop', labels: { 'lgtm-cdk8s/java': 'enabled' } },
    spec: {
      selector: { matchLabels: { app: 'shop' } },
      template: {
        metadata: { labels: { app: 'shop' } },
        spec: { imagePullSecrets: [{ name: 'own' }], containers: [{ name: 'shop', image: 'shop:1' }] },
      },
    },
  };
  const folder = mkdtempSync(join(tmpdir(), 'instrumentation-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const [path, text] of Object.entries(files)) write(`instrumentation/${path}`, text);
    write('shop/deployment.json', JSON.stringify(deployment));
    const kustomization = { resources: ['deployment.json'], components: ['../instrumentation'] };
    write('shop/kustomization.yaml', JSON.stringify(kustomization));
    const { spec } = parse(kustomizeBuild(join(folder, 'shop'))).spec.template;
    const names = spec.imagePullSecrets.map(({ name }: { readonly name: string }) => name);
    expect(names.sort()).toEqual(['own', 'registry']);
    expect(spec.initContainers[0].image).toMatch(/^registry\.example\.com\/mirror\/.*\/autoinstrumentation-java:/);
    // What is said of the company's own pods is not said of others.
    expect(spec.priorityClassName).toBeUndefined();
    expect(spec.containers[0].image).toBe('shop:1');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
