import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContainerEngine, EngineFailure, HeldImage } from '../../programs/images';

/** The root file systems of images as folders of this machine, each once in a run. */
export class ExportedRoots {
  private readonly folders = new Map<string, string | EngineFailure>();
  private place: string | undefined;

  /** The folder with an image's files, or why the engine does not give them. Two references to the same content are one. */
  rootOf(engine: ContainerEngine, image: HeldImage): string | EngineFailure {
    const known = this.folders.get(image.id) ?? this.export(engine, image);
    this.folders.set(image.id, known);
    return known;
  }

  /** What they take of the disk is freed. */
  remove(): void {
    if (this.place) rmSync(this.place, { recursive: true, force: true });
    this.folders.clear();
  }

  private export(engine: ContainerEngine, image: HeldImage): string | EngineFailure {
    this.place ??= mkdtempSync(join(tmpdir(), 'lgtm-cdk8s-images-'));
    const folder = join(this.place, image.id);
    mkdirSync(folder, { mode: 0o755 });
    return engine.export(image, folder) ?? folder;
  }
}
