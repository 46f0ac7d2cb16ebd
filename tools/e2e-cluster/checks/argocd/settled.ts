import { sleep } from '../../../wait';
import { type Applications, syncedAndHealthy, type Wanted } from '../../argocd/applications';
import type { Followed } from '../../follow';

/** Has Argo CD look at Git, and waits until every Application is as wanted. Returns what is not when the time is over. */
export async function settles({ applications }: Followed, seconds: number, wanted: Wanted): Promise<string[]> {
  await applications.refresh();
  return applications.eventually(seconds, wanted);
}

/** The same, until every one is in accordance with a commit, and healthy. Throws otherwise. */
export async function mustSettle(followed: Followed, seconds: number, commit: string): Promise<void> {
  const wrong = await settles(followed, seconds, syncedAndHealthy(commit));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

const pauseMilliseconds = 1000;

/** Has Argo CD look again and again while something waits for it: some of what it does next it does only after minutes. */
export async function whileRefreshing<Result>(applications: Applications, work: Promise<Result>): Promise<Result> {
  let done = false;
  const end = work.finally(() => {
    done = true;
  });
  // A failure is the caller's, who waits for the same.
  end.catch(() => undefined);
  while (!done) {
    // One may be gone between the list and the request.
    await applications.refresh().catch(() => undefined);
    await Promise.race([end.catch(() => undefined), sleep(pauseMilliseconds)]);
  }
  return end;
}
