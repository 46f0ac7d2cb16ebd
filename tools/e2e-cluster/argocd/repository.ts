import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../command';
import { EditableDist } from '../editable';

/** As whom commits are made, whatever the machine's own settings say. */
const settings = ['-c', 'user.name=lgtm-cdk8s', '-c', 'user.email=e2e@localhost', '-c', 'commit.gpgsign=false'];

/** The Git repository that Argo CD follows. */
export class Repository {
  readonly folder: string;
  /** Its `dist/`, which changes before a commit. */
  readonly dist: EditableDist;
  private newest = '';

  /** `branch`: the one that the manifests follow. */
  constructor(parent: string, branch: string) {
    this.folder = join(parent, 'repository');
    this.dist = new EditableDist(this.folder);
    mkdirSync(this.folder, { recursive: true });
    this.git('init', '--quiet', `--initial-branch=${branch}`);
  }

  /** The commit that Argo CD should follow now. */
  get head(): string {
    return this.newest;
  }

  /** Commits a `dist/` as it is. Returns the commit. */
  commitDist(dist: string, message: string): string {
    this.dist.become(dist);
    return this.commit(message);
  }

  /** Commits what was changed. Returns the commit. */
  commit(message: string): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', `--message=${message}`);
    this.newest = this.git('rev-parse', 'HEAD').trim();
    return this.newest;
  }

  /** The files of `dist/` that differ between two commits. */
  changed(before: string, after: string): string[] {
    const lines = this.git('diff', '--name-only', before, after).trim().split('\n');
    return lines.filter((line) => line !== '').map((line) => line.replace(/^dist\//, ''));
  }

  private git(...words: readonly string[]): string {
    return run('git', ...settings, '-C', this.folder, ...words);
  }
}
