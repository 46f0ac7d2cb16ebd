import type { Outcome } from '../../../report';
import { sleep } from '../../../wait';
import type { Kubectl } from '../../kubernetes/kubectl';
import { waitSeconds } from '../workloads';

/** Applies a folder server-side, as strictly as the API server can: neither an error nor a warning may come. */
export async function appliesWithoutAWord(kubectl: Kubectl, folder: string): Promise<Outcome> {
  return quiet(await kubectl.run('apply', '--server-side', '--validate=strict', '--kustomize', folder));
}

/** The same from the client's side. What is refused because another zone is rolled first is applied again, as the refusal says. */
export async function appliesFromTheClient(kubectl: Kubectl, folder: string): Promise<Outcome> {
  const deadline = Date.now() + waitSeconds * 1000;
  for (;;) {
    const result = await kubectl.run('apply', '--validate=strict', '--kustomize', folder);
    const refused = result.stderr.split('\n').filter((line) => line.includes('denied request'));
    const others = refused.filter((line) => !line.includes(' waits for '));
    if (refused.length === 0 || others.length > 0 || Date.now() > deadline) return quiet(result);
    await sleep(1000);
  }
}

function quiet({ status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }): Outcome {
  const words = stderr.trim();
  const lines = stdout.trim().split('\n').length;
  return { passed: status === 0 && words === '', got: words || `${lines} objects accepted, no warning` };
}
