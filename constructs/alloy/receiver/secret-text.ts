import { type AlloyFile, call, type Expression, localFile } from '../syntax';

/**
 * What a mounted file of a Secret holds, for arguments that take a text and no file. It is read again when it changes. An editor ends a file
 * with a line break, which other programs pass over where they read it themselves.
 */
export function secretText(file: AlloyFile, label: string, filename: string, comment: string): Expression {
  const { content } = file.add(localFile, label, { filename, is_secret: true }, comment);
  // The functions for texts take no secret; the arguments that the text is for are secrets again.
  return call('string.trim_space', call('convert.nonsensitive', content));
}
