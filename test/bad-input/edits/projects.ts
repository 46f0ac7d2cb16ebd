import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { buildSync } from 'esbuild';
import { type BuiltProject, Project } from '../../../constructs';
import type { CompilerAnswer } from '../../../tools/cli/launch';
import type { RunningBundle } from '../../../tools/cli/positions';
import { runTypeCheck, typeCheckSettings } from '../../../tools/cli/type-check.js';
import { readFolder, writeFolder } from '../../files';
import { projectFiles, renderedProject } from '../../fixtures/project-files';
import { type EditedFiles, edited, usualFile } from './edited-files';
import type { Edit, WrongEdit } from './table';

/** One edited copy of the project. */
export interface EditedProject extends EditedFiles {
  readonly folder: string;
  /** The environment whose file alone is edited. Undefined where it is another file, or several. */
  readonly environment?: string;
  /** What is wrong with its types, as the compiler says it of this project alone. */
  readonly types: CompilerAnswer;
  /** Runs its main.ts, once. */
  load(): unknown;
  readonly bundle: { readonly file: string; readonly folder: string; sourceMap: RunningBundle['sourceMap'] };
}

/**
 * Many edited copies of the project at once: one run of the bundler and one of the compiler for all of them. The package's own code
 * is the one that the test has loaded already.
 */
export class EditedProjects {
  private readonly root = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-edits-'));
  private readonly rendered = renderedProject();
  private readonly copies: readonly Copy[];

  constructor(cases: readonly WrongEdit[]) {
    symlinkSync(path.resolve('node_modules'), path.join(this.root, 'node_modules'));
    writeFolder(path.join(this.root, 'dist'), this.rendered);
    const original = projectFiles();
    const copies = cases.map(
      ({ edits }, index): Copy => ({
        name: `case-${index}`,
        edits: edited(original, edits),
        environment: environmentOf(edits),
      }),
    );
    for (const copy of copies) this.write(copy.name, copy.edits);
    this.copies = copies;
    this.bundle(copies.map(({ name }) => name));
  }

  /** Checks the types of all of them. What a synth waits for is there then. */
  async checked(): Promise<readonly EditedProject[]> {
    const types = await this.checkTypes(this.copies.map(({ name }) => name));
    return this.copies.map(({ name, edits, environment }) => {
      const running = this.running(name);
      return { ...edits, ...running, environment, types: ofProject(types, name) };
    });
  }

  /** Runs the main.ts of one of them, and returns what it exports as `project`. */
  load(index: number): unknown {
    return this.running(this.copies[index]?.name ?? '').load();
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }

  /** The files of `dist/`, which all of them share, that are not as they were before. */
  changedFiles(): string[] {
    const now = readFolder(path.join(this.root, 'dist'));
    const names = new Set([...Object.keys(now), ...Object.keys(this.rendered)]);
    return [...names].filter((file) => now[file] !== this.rendered[file]);
  }

  private write(name: string, { files }: EditedFiles): void {
    const folder = path.join(this.root, name);
    writeFolder(folder, files);
    symlinkSync(path.join(this.root, 'dist'), path.join(folder, 'dist'));
  }

  private bundle(names: readonly string[]): void {
    buildSync({
      entryPoints: Object.fromEntries(names.map((name) => [name, path.join(this.root, name, 'main.ts')])),
      outdir: path.join(this.root, 'bundles'),
      bundle: true,
      platform: 'node',
      target: 'node20',
      packages: 'external',
      external: ['./constructs', '../constructs/*'],
      sourcemap: 'external',
      charset: 'utf8',
      logLevel: 'silent',
    });
  }

  private running(name: string): Pick<EditedProject, 'folder' | 'load' | 'bundle'> {
    const folder = path.join(this.root, 'bundles');
    const file = path.join(folder, `${name}.js`);
    const packageFolder = path.resolve('.');
    const ofPackage = createRequire(path.join(packageFolder, 'main.ts'));
    const requireModule = (specifier: string) =>
      specifier.includes('constructs')
        ? require(path.join(packageFolder, specifier.replace(/^\.+\//, '')))
        : ofPackage(specifier);
    let loaded: { project?: unknown } | undefined;
    const load = () => {
      if (loaded) return loaded.project;
      const module = { exports: {} as { project?: unknown } };
      const wrapped = `(function (exports, require, module) {${readFileSync(file, 'utf8')}\n})`;
      vm.runInThisContext(wrapped, { filename: file })(module.exports, requireModule, module);
      loaded = module.exports;
      if (loaded.project instanceof Project) loaded.project.build = builtOnce(loaded.project);
      return loaded.project;
    };
    const sourceMap = () => JSON.parse(readFileSync(`${file}.map`, 'utf8'));
    return { folder: path.join(this.root, name), load, bundle: { file, folder, sourceMap } };
  }

  private checkTypes(names: readonly string[]): Promise<CompilerAnswer> {
    const { compilerOptions } = typeCheckSettings(path.resolve('.'), this.root);
    const settings = {
      extends: path.resolve('tsconfig.json'),
      // The imports of `../constructs` lead to the one package that all of them share.
      compilerOptions: {
        ...compilerOptions,
        rootDirs: [path.resolve('.'), ...names.map((name) => path.join(this.root, name))],
      },
      files: names.map((name) => path.join(this.root, name, 'main.ts')),
      include: [],
    };
    const file = path.join(this.root, 'tsconfig.json');
    writeFileSync(file, JSON.stringify(settings));
    return runTypeCheck(file, this.root);
  }
}

/** What a synth makes of a project where types are checked, it makes of it where they are not: the second takes it from the first. */
function builtOnce(project: Project): Project['build'] {
  const build = project.build.bind(project);
  const built = new Map<string, BuiltProject>();
  return (names = project.names) => {
    const key = JSON.stringify(names);
    const made = built.get(key) ?? build(names);
    built.set(key, made);
    return made;
  };
}

interface Copy {
  readonly name: string;
  readonly edits: EditedFiles;
  readonly environment?: string;
}

function environmentOf(edits: readonly Edit[]): string | undefined {
  const files = new Set(edits.map(({ file = usualFile }) => file));
  const [file = ''] = files;
  return files.size === 1 ? /^environments\/(.+)\.ts$/.exec(file)?.[1] : undefined;
}

/** The part of the compiler's answer that concerns one project, with paths as in that project. */
function ofProject({ output }: CompilerAnswer, name: string): CompilerAnswer {
  const lines = output.split('\n').filter((line) => line.startsWith(`${name}/`));
  return { status: lines.length > 0 ? 1 : 0, output: lines.map((line) => line.slice(name.length + 1)).join('\n') };
}
