import { posix } from 'node:path';
import { kustomization, kustomizationFile } from '../../constructs/delivery/kustomization';
import type { Component, Environment } from '../../constructs/kit';
import { yamlPrinter } from '../../constructs/kit/text/yaml';

/** As cdk8s prints objects, whose own synth gives the same files. */
export const printObject = yamlPrinter({ version: '1.1' });

/** The files of an environment that is built, by their paths below `dist/`. */
export function environmentFiles(environment: Environment): Map<string, string> {
  const files = new Map<string, string>();
  const folders: string[] = [];
  for (const component of environment.components) {
    for (const [path, text] of Object.entries(component.files)) files.set(`${component.folder}/${path}`, text);
    const rendered = addObjects(component, files);
    if (rendered && component.folder.startsWith(`${environment.name}/`)) folders.push(component.name);
  }
  return files.set(`${environment.name}/${kustomizationFile}`, kustomization(folders));
}

/** Adds a component's objects. Returns whether it has any, and so a place in the environment's kustomization. */
function addObjects(component: Component, files: Map<string, string>): boolean {
  if (component.objects.length === 0) return false;
  const resourcesOf = new Map(
    Object.entries(component.subfolders).map(([subfolder, listed]): [string, string[]] => [subfolder, [...listed]]),
  );
  for (const object of component.objects) {
    const name = `${object.kind}.${object.name}.yaml`;
    const subfolder = component.subfolderOf(object);
    resourcesOf.get(subfolder)?.push(name);
    files.set(posix.join(component.folder, subfolder, name), printObject(object.toJson()));
  }
  for (const [subfolder, resources] of resourcesOf) {
    files.set(posix.join(component.folder, subfolder, kustomizationFile), kustomization(resources));
  }
  return true;
}
