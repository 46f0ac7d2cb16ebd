import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { serialize } from 'node:v8';
import { stringify } from 'yaml';
import { version } from 'yaml/package.json';

/** Prints an object as YAML. */
export type Print = (object: unknown) => string;

/** What decides a text beside the object. The options are those of cdk8s, whose own synth gives the same files. */
const options = { keepUndefined: true, lineWidth: 0, version: '1.1' } as const;
const printer = `yaml ${version} ${JSON.stringify(options)}`;

export const printObject: Print = (object) => stringify(object, options);

/**
 * Prints objects, and keeps the texts in a file for the next run, each by the whole object that it says: a change of an environment
 * changes few objects, and printing all takes more than a third of a synth's processor time (1.27 s for seven environments, 0.95 with
 * their texts kept).
 */
export class KeptTexts {
  private readonly known: ReadonlyMap<string, string>;
  private readonly used = new Map<string, string>();

  constructor(private readonly file: string) {
    this.known = read(file);
  }

  readonly print: Print = (object) => {
    const key = hash('sha256', serialize(object), 'base64');
    const text = this.known.get(key) ?? printObject(object);
    this.used.set(key, text);
    return text;
  };

  /** Keeps what was printed, and forgets what was not. The file appears whole or not at all. */
  save(): void {
    const isAsItWas = this.used.size === this.known.size && [...this.used.keys()].every((key) => this.known.has(key));
    if (isAsItWas) return;
    mkdirSync(path.dirname(this.file), { recursive: true });
    const partial = `${this.file}.${process.pid}`;
    writeFileSync(partial, JSON.stringify({ printer, texts: [...this.used] }));
    renameSync(partial, this.file);
  }
}

/** What an earlier run kept; nothing, where there was none, another printer, or a file that a full disk has cut. */
function read(file: string): ReadonlyMap<string, string> {
  if (!existsSync(file)) return new Map();
  try {
    const kept: { readonly printer: string; readonly texts: readonly (readonly [string, string])[] } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    return new Map(kept.printer === printer ? kept.texts : []);
  } catch {
    return new Map();
  }
}
