import { type Component, toYaml } from '../../kit';
import { addConfigMap } from '../../kit/pods/config-map';
import type { Part } from '../../kit/pods/scope';
import { configMapFolder, type Mount } from '../../kit/pods/volumes';

const file = 'overrides.yaml';

/**
 * What every pod of a store reads again while it runs, in one ConfigMap. It is mounted as a folder, whose files the kubelet replaces within a
 * minute or two, and no checksum counts it: a change rolls nobody.
 */
export class Overrides implements Part {
  /** Where the program finds it. */
  readonly path: string;
  readonly mount: Mount;
  private readonly name: string;

  constructor(
    private readonly component: Component,
    program: string,
    private readonly content: () => object,
  ) {
    this.name = `${component.name}-overrides`;
    const folder = `/etc/${program}-overrides`;
    this.path = `${folder}/${file}`;
    this.mount = configMapFolder(this.name, folder);
    component.addPart(this);
  }

  build(): void {
    addConfigMap(this.component, this.name, { [file]: toYaml(this.content()) }, {});
  }
}
