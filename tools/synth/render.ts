import type { Environment } from '../../constructs/kit';
import { environmentFiles } from './environment-files';

/** What one environment renders to. */
export interface Rendering {
  readonly environment: string;
  /** The names of the components, in the order of the environment file. */
  readonly components: readonly string[];
  readonly objects: number;
  /** Texts by their path below `dist/`. */
  readonly files: ReadonlyMap<string, string>;
  readonly milliseconds: number;
}

/** Renders an environment that is built and has no findings. */
export function renderEnvironment(environment: Environment): Rendering {
  const start = performance.now();
  const files = environmentFiles(environment);
  const { components } = environment;
  return {
    environment: environment.name,
    components: components.map((component) => component.name),
    objects: components.reduce((sum, component) => sum + component.objects.length, 0),
    files,
    milliseconds: performance.now() - start,
  };
}
