import { stringify } from 'yaml';
import type { ReviewedFile } from '../../tools/review/objects';
import { otherData } from '../../tools/review/stored';
import { fileOf, plain } from './objects';

/** Files of a component, before and after a change, and what is said of its stored data. */

export const now = new Date('2026-06-15T12:00:00Z');

/** A ConfigMap of the component `store` with one file. */
export const file = (content: object | string, name = 'store.yaml', object = 'store'): ReviewedFile =>
  fileOf(plain('ConfigMap', { data: { [name]: typeof content === 'string' ? content : stringify(content) } }, object));

/** What is said, without the words: the section and both values. */
export const said = (before: readonly ReviewedFile[], after: readonly ReviewedFile[]) =>
  otherData(before, after, now).map((notice) => [notice.steps, notice.before, notice.after]);
