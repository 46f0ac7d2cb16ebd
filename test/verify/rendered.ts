import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../../constructs';
import { environmentFiles } from '../../tools/synth/environment-files';
import type { Result } from '../../tools/verify/result';
import { type VerifyProps, verify } from '../../tools/verify/verify';
import { find as findHere } from './edited';

export interface RenderedProps extends Partial<Pick<VerifyProps, 'find' | 'titles'>> {
  /** What becomes of a manifest, by its path. Default: all are as they are rendered. */
  readonly changed?: { readonly manifest: string; readonly to: (text: string) => string };
}

/** What the checks say of an environment as it is rendered, but for one manifest. */
export async function verifyRendered(
  environment: Environment,
  { changed, find = findHere, titles }: RenderedProps = {},
): Promise<readonly Result[]> {
  environment.build();
  const dist = mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-verify-rendered-'));
  try {
    for (const [file, text] of environmentFiles(environment)) {
      mkdirSync(dirname(join(dist, file)), { recursive: true });
      writeFileSync(join(dist, file), file === changed?.manifest ? changed.to(text) : text);
    }
    return await verify({ dist, environments: [environment], find, titles });
  } finally {
    rmSync(dist, { recursive: true });
  }
}
