import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import type { Finding, Position } from '../../constructs';
import { callAt, indexOfWord, valueLength } from './call-extent';
import { placeIn, type SourcePlace } from './source-text';

/** The bundle that is running, and where its text comes from. */
export interface RunningBundle {
  /** The name under which it appears in stacks. */
  readonly file: string;
  /** Its source map, made when it is asked for: only a finding needs it. */
  sourceMap(): ConstructorParameters<typeof SourceMap>[0];
  /** The folder against which the map's paths are relative. */
  readonly folder: string;
}

/** Finds lines of the user's files in stacks. */
export class Positions {
  private map?: SourceMap;

  constructor(
    private readonly bundle: RunningBundle,
    /** The folder of the package, whose own files are not the user's. */
    private readonly packageFolder: string,
    /** The folder of the user's project. */
    private readonly folder: string,
  ) {}

  /** The line of the user's file to which a finding belongs: that of the property, where the call names it. */
  of({ callSites = [], component, property, exactLine, crash }: Finding): Position | undefined {
    // What is said of the cluster is a property of the environment.
    const written = component === 'cluster' ? `${component} › ${property}` : property;
    for (const { stack = '' } of callSites) {
      const frame = this.userFrame(stack);
      if (frame) return exactLine || crash ? frame : { file: frame.file, line: this.lineOf(frame, written) };
    }
    return undefined;
  }

  /** The first line of the call that a stack stands in, and its last. */
  extentOf(stack: string): { readonly file: string; readonly first: number; readonly last: number } | undefined {
    const frame = this.userFrame(stack);
    if (!frame) return undefined;
    const call = callAt(this.textOf(frame.file), frame.line);
    return { file: frame.file, first: frame.line, last: frame.line + call.split('\n').length - 1 };
  }

  /** What a file says at a place. */
  placeAt(file: string, line: number, column: number): SourcePlace {
    return placeIn(this.textOf(file), line, column);
  }

  /** The class whose object is made by the statement that holds a line. */
  classCalledAt(file: string, line: number): string | undefined {
    const text = this.textOf(file);
    const rows = text.split('\n').slice(0, line);
    for (let first = rows.length; first > 0; first--) {
      const name = /(?:\bnew |^\s*|= )([A-Z]\w*)\(/.exec(rows[first - 1] ?? '')?.[1];
      if (name) return first + callAt(text, first).split('\n').length > line ? name : undefined;
    }
    return undefined;
  }

  private userFrame(stack: string): Position | undefined {
    for (const [, file = '', line = '1', column = '1'] of stack.matchAll(
      /^ +at (?:.*\()?([^()\n]+?):(\d+):(\d+)\)?$/gm,
    )) {
      // What Node.js itself runs: the loader, below everything that happens while a module is loaded.
      if (file.startsWith('node:')) continue;
      const position =
        file === this.bundle.file
          ? this.mapped(Number(line), Number(column))
          : { file: path.resolve(this.folder, file), line: Number(line) };
      if (position && this.isUsers(position.file)) {
        return { file: path.relative(this.folder, position.file).split(path.sep).join('/'), line: position.line };
      }
    }
    return undefined;
  }

  private mapped(line: number, column: number): Position | undefined {
    this.map ??= new SourceMap(this.bundle.sourceMap());
    const entry = this.map.findEntry(line - 1, column - 1);
    if (!('originalSource' in entry)) return undefined;
    return { file: path.resolve(this.bundle.folder, entry.originalSource), line: entry.originalLine + 1 };
  }

  private isUsers(file: string): boolean {
    if (file.split(path.sep).includes('node_modules')) return false;
    const inProject = path.relative(this.folder, file);
    if (inProject.startsWith('..')) return false;
    const inPackage = path.relative(this.packageFolder, file).split(path.sep)[0] ?? '';
    return !['constructs', 'checks', 'imports', 'lib', 'tools'].includes(inPackage);
  }

  /** The line of the property in the call, each name of its path within the value of the one before. */
  private lineOf({ file, line }: Position, property: string): number {
    const call = callAt(this.textOf(file), line);
    let [from, end] = [0, call.length];
    for (const word of property.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []) {
      // In the brackets of the call and in those of its properties, or of a list in a property.
      const found = indexOfWord(call.slice(from, end), word, 2);
      if (found < 0) continue;
      from += found;
      end = from + valueLength(call.slice(from, end));
    }
    return line + call.slice(0, from).split('\n').length - 1;
  }

  private textOf(file: string): string {
    const full = path.join(this.folder, file);
    return existsSync(full) ? readFileSync(full, 'utf8') : '';
  }
}
