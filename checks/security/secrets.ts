import type { Check } from '../check';
import { findingAt } from '../findings';
import { configFiles, ofKind } from '../manifests/manifest';
import { containersOf, podsOf } from '../manifests/pods';

/** A line of a configuration that sets a password, a key or a token. In Alloy's language a reference can stand there, to what reads a file. */
const assignment = /^\s*(admin_)?(password|secret_key|token)\s*[:=]\s*(?!(\w+\.\w+\()*local\.file\.)["']?[\w-]{6,}/im;

/** The name of a variable that holds one. */
const secretVariable = /(PASSWORD|SECRET|TOKEN)$/;

const instead = 'a reference to a Secret that somebody makes in the cluster: what is in dist/ is in Git';

export const secrets: Check = {
  name: 'security/secrets',
  description: 'there is no Secret in dist/, and nothing that looks like a password or a token',
  looks: ({ manifests }) => [
    ...ofKind(manifests, 'Secret').map((manifest) => findingAt(manifest, { problem: 'a Secret is rendered', instead })),
    ...configFiles(manifests)
      .filter(({ text }) => assignment.test(text))
      .map(({ manifest, name, text }) =>
        findingAt(manifest, {
          where: name,
          problem: `the line ${text.slice(0, assignment.exec(text)?.index).split('\n').length} looks like a secret`,
          instead,
        }),
      ),
    ...podsOf(manifests).flatMap((pod) =>
      containersOf(pod).flatMap(({ name, env = [] }) =>
        env
          .filter((variable) => secretVariable.test(variable.name) && variable.value)
          .map((variable) =>
            findingAt(pod.manifest, {
              where: `container ${name} › ${variable.name}`,
              problem: 'the variable holds a secret as text',
              instead,
            }),
          ),
      ),
    ),
  ],
};
