import { App } from 'cdk8s';
import type { Environment } from './constructs/kit';
import { hybrid } from './environments/hybrid';
import { lab } from './environments/lab';

/** Every environment, by its name. A new one is a file in `environments/` and a line here. */
export const environments: Readonly<Record<string, (app: App) => Environment>> = { lab, hybrid };

/** The app with the environments of these names, all by default. */
export function createApp(names: readonly string[] = Object.keys(environments)): Environment[] {
  // The output folder is the synth tool's business; cdk8s never writes.
  const app = new App({ outdir: 'dist' });
  return names.map((name) => {
    const create = environments[name];
    if (!create) throw new Error(`there is no environment ${name}; there are: ${Object.keys(environments).join(', ')}`);
    return create(app);
  });
}
