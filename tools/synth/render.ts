import { posix } from 'node:path';
import { Yaml } from 'cdk8s';
import { kustomization, kustomizationFile } from '../../constructs/delivery/kustomization';
import type { Component, Environment } from '../../constructs/kit';

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
  const files = new Map<string, string>();
  const folders: string[] = [];
  let objects = 0;
  for (const component of environment.components) {
    for (const [path, text] of Object.entries(component.files)) files.set(`${component.folder}/${path}`, text);
    objects += component.objects.length;
    const rendered = renderComponent(component, files);
    if (rendered && component.folder.startsWith(`${environment.name}/`)) folders.push(component.name);
  }
  files.set(`${environment.name}/${kustomizationFile}`, kustomization(folders));
  return {
    environment: environment.name,
    components: environment.components.map((component) => component.name),
    objects,
    files,
    milliseconds: performance.now() - start,
  };
}

/** Puts a component's files into the map. Returns whether it has objects, and so a place in the environment's kustomization. */
function renderComponent(component: Component, files: Map<string, string>): boolean {
  if (component.objects.length === 0) return false;
  const resourcesOf = new Map(
    Object.entries(component.subfolders).map(([subfolder, listed]): [string, string[]] => [subfolder, [...listed]]),
  );
  for (const object of component.objects) {
    const name = `${object.kind}.${object.name}.yaml`;
    const subfolder = component.subfolderOf(object);
    resourcesOf.get(subfolder)?.push(name);
    files.set(posix.join(component.folder, subfolder, name), Yaml.stringify(object.toJson()));
  }
  for (const [subfolder, resources] of resourcesOf) {
    files.set(posix.join(component.folder, subfolder, kustomizationFile), kustomization(resources));
  }
  return true;
}
