import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configuredContainers, type Rendered } from '../verify/workloads';
import type { OwnStorage } from './own-storage';

/** A rendered Collector: the first of these environments that has one. */
export interface RenderedCollector {
  readonly environment: Rendered;
  readonly component: string;
  /** The reference of its image. */
  readonly image: string;
  /** The manifest with its configuration, below `dist/`. */
  readonly manifest: string;
}

export function renderedCollector(dist: string, environments: readonly Rendered[]): RenderedCollector | undefined {
  const [found] = environments.flatMap((environment) =>
    configuredContainers(dist, environment)
      .filter(({ reader }) => reader === 'otelCollector')
      .map(({ component, image, files: [file] }) => ({
        environment,
        component,
        image,
        manifest: file?.manifest ?? '',
      })),
  );
  return found;
}

/** What the made image has, and by which a process shows that it sees it. */
export const inImage = {
  program: '/otelcol-contrib',
  workingDirectory: '/etc/otelcol-contrib',
  variable: 'MADE_FROM=scratch',
} as const;

/** An image as the Collector's published one is: the program, an entry for its user, and nothing else. */
export function makeCollectorImage(storage: OwnStorage, reference: string, program: string): void {
  const root = storage.newFolder();
  chmodSync(root, 0o755);
  mkdirSync(join(root, inImage.workingDirectory), { recursive: true });
  writeFileSync(join(root, 'etc', 'passwd'), 'otel:x:10001:10001::/:/sbin/nologin\n');
  copyFileSync(program, join(root, inImage.program));
  chmodSync(join(root, inImage.program), 0o755);
  storage.make({
    reference,
    root,
    changes: [
      `ENTRYPOINT ["${inImage.program}"]`,
      'CMD ["--config", "/etc/otelcol-contrib/config.yaml"]',
      `ENV ${inImage.variable}`,
      `WORKDIR ${inImage.workingDirectory}`,
      'USER otel',
    ],
  });
}
