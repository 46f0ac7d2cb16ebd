import { posix } from 'node:path';
import { type NamedPath, pathsIn } from './named-paths';
import type { VolumeFile } from './sources';

/**
 * The paths that a file names, each with its line and, but for a script, its key with the keys above it. Indentation says
 * what is above a line: all that is rendered is printed by a program (YAML, JSON, Alloy, nginx, ini).
 */
export function pathsOfFile(
  file: VolumeFile,
  variables: Readonly<Record<string, string>>,
  mountPaths: readonly string[],
): NamedPath[] {
  const script = isScript(file);
  const lines = (script ? expanded(file.text ?? '', file.path, variables) : (file.text ?? '')).split('\n');
  const above: { readonly indentation: number; readonly key: string }[] = [];
  let section = '';
  return lines.flatMap((line, index) => {
    if (isComment(line) || line.trim() === '') return [];
    const heading = /^\[([\w.]+)\]$/.exec(line)?.[1];
    if (heading) section = heading;
    const indentation = (/^\s*(?:- +)*/.exec(line)?.[0] ?? '').length;
    while ((above.at(-1)?.indentation ?? -1) >= indentation) above.pop();
    above.push({ indentation, key: keyOf(line) });
    const keys = [section, ...above.map(({ key }) => key)].filter((key) => key !== '');
    const key = script ? '' : keys.join('.');
    return pathsIn(line, key, `${file.place}:${index + 1}${key === '' ? '' : ` ${key}`}`, mountPaths);
  });
}

const isScript = ({ path, text = '' }: VolumeFile): boolean => path.endsWith('.sh') || text.startsWith('#!');

const isComment = (line: string): boolean => /^\s*(#(?!!)|\/\/|;)/.test(line);

/** The word that a line begins with: a YAML, JSON or ini key, an Alloy attribute or block, an nginx directive. */
const keyOf = (line: string): string => /^\s*(?:- +)*["']?([A-Za-z_][\w.-]*)/.exec(line)?.[1] ?? '';

/** A script with the variables that hold paths, and its own folder, written out. */
function expanded(text: string, path: string, variables: Readonly<Record<string, string>>): string {
  const assigned = [...text.matchAll(/^\s*(?:export +)?(\w+)=["']?(\/[\w./-]+)["']?\s*$/gm)];
  const values = [...Object.entries(variables), ...assigned.map(([, name = '', value = '']) => [name, value] as const)];
  const withFolder = text.replaceAll(/"?\$\(dirname "?\$0"?\)/g, posix.dirname(path));
  return values
    .filter(([, value]) => value.startsWith('/'))
    .reduce((result, [name, value]) => result.replaceAll(reference(name), () => value), withFolder);
}

const reference = (name: string): RegExp => new RegExp(`\\$(?:${name}\\b|\\{${name}\\})`, 'g');
