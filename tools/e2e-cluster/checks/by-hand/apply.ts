import type { Outcome } from '../../../report';
import type { Kubectl } from '../../kubernetes/kubectl';

/** Applies a folder server-side, as strictly as the API server can: neither an error nor a warning may come. */
export async function appliesWithoutAWord(kubectl: Kubectl, folder: string): Promise<Outcome> {
  return quiet(await kubectl.run('apply', '--server-side', '--validate=strict', '--kustomize', folder));
}

/** The same from the client's side. */
export async function appliesFromTheClient(kubectl: Kubectl, folder: string): Promise<Outcome> {
  return quiet(await kubectl.run('apply', '--validate=strict', '--kustomize', folder));
}

function quiet({ status, stdout, stderr }: { status: number | null; stdout: string; stderr: string }): Outcome {
  const words = stderr.trim();
  const lines = stdout.trim().split('\n').length;
  return { passed: status === 0 && words === '', got: words || `${lines} objects accepted, no warning` };
}
