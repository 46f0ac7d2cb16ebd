import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { run } from '../../tools/command';
import { type NoticesProps, noticesOf, noticeTexts } from '../../tools/review/notices';
import { claim, fileOf, plain, statefulSet, textsOf } from './objects';

/** `dist/` of a Git work tree, compared with what is to be in it. */

let folder: string;
const dist = () => path.join(folder, 'dist');

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lgtm-cdk8s-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...words: readonly string[]): void {
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'commit.gpgsign=false'];
  run('git', '-C', folder, ...author, ...words);
}

function commit(files: ReadonlyMap<string, string>): void {
  rmSync(dist(), { recursive: true, force: true });
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(dist(), file)), { recursive: true });
    writeFileSync(path.join(dist(), file), text);
  }
  git('add', '--all');
  git('commit', '--quiet', '--message=dist');
}

/** What is said of these files. */
const said = (files: ReadonlyMap<string, string>, further: Partial<NoticesProps> = {}) =>
  noticeTexts(noticesOf({ dist: dist(), files, ...further })).map(stripVTControlCharacters);

const disk = (storage: string) => statefulSet({ volumeClaimTemplates: [claim(storage)] });
const ofCompany = (storage: string) => fileOf(disk(storage));
const ofOther = (storage: string) => fileOf(disk(storage), 'other/store');
const small = textsOf([ofCompany('10Gi'), ofOther('10Gi'), fileOf(plain('ConfigMap', { data: { text: 'ü' } }))]);
const large = textsOf([ofCompany('20Gi'), ofOther('20Gi'), fileOf(plain('ConfigMap', { data: { text: 'ö' } }))]);

const grown = (environment: string, base = 'HEAD') =>
  [
    `notice ${environment} › StatefulSet monitoring/store: spec.volumeClaimTemplates › storage cannot be changed in place`,
    `  ${base} has ["10Gi"], now it is ["20Gi"]`,
    '  steps: docs/change-what-cannot-be-changed-in-place.md#disk',
  ].join('\n');

describe.each(['sha1', 'sha256'])('in a repository of %s', (format) => {
  beforeEach(() => git('init', '--quiet', `--object-format=${format}`));

  test('a file that was committed with the marks of a conflict is named, and the others are compared', () => {
    const [[file = '', text = ''] = []] = textsOf([ofCompany('10Gi')]);
    commit(new Map([...small, [file, `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> change\n`]]));
    expect(said(large)).toEqual([grown('other'), `not compared with HEAD: ${file} is no YAML of an object there`]);
  });

  test('what differs from HEAD is said, and nothing else', () => {
    commit(small);
    expect(said(small)).toEqual([]);
    expect(said(large)).toEqual([grown('company'), grown('other')]);
  });

  test('another commit is named, and an environment that is not looked at says nothing', () => {
    commit(small);
    git('tag', 'released');
    commit(large);
    expect(said(large)).toEqual([]);
    expect(said(large, { base: 'released' })).toEqual([grown('company', 'released'), grown('other', 'released')]);
    expect(said(large, { base: 'released', environments: ['other'] })).toEqual([grown('other', 'released')]);
  });

  test('dist/ may lie in a folder of the repository', () => {
    const root = folder;
    folder = path.join(root, 'platform');
    mkdirSync(folder);
    commit(small);
    expect(said(large)).toHaveLength(2);
    folder = root;
  });
});

test('what is the same of several objects is said once', () => {
  git('init', '--quiet');
  const two = (storage: string) =>
    textsOf([ofCompany(storage), fileOf({ ...disk(storage), metadata: { name: 'archive', namespace: 'monitoring' } })]);
  commit(two('10Gi'));
  const both = 'StatefulSet monitoring/store, StatefulSet monitoring/archive';
  expect(said(two('20Gi'))).toEqual([grown('company').replace('StatefulSet monitoring/store', both)]);
});

test('without a commit nothing is compared, which is said where one was named', () => {
  expect(said(small)).toEqual([]);
  git('init', '--quiet');
  expect(said(small)).toEqual([]);
  const [text = ''] = said(small, { base: 'released' });
  expect(text).toMatch(/^not compared with released: fatal: /);
});
