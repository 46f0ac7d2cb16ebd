import { ArgoCd, type ArgoCdProps, type Destination } from '../../constructs/delivery/argocd';
import type { Environment } from '../../constructs/kit';
import { type Case, testAnswers, untyped } from './cases';

/** What Argo CD could not follow. */

const repository = 'https://example.com/platform.git';
const delivered = (props: Partial<ArgoCdProps>) => (environment: Environment) =>
  new ArgoCd(environment, { repository, ...props });
const sentTo = (destination: unknown) => delivered({ destination: untyped<Destination>(destination) });

const words = "destination: { server: 'https://…' } or destination: { name: '…' }, as argocd cluster list shows them";
const neither = [`test › argocd › destination: it names neither a server nor a name | ${words}`];

const given = (value: string) => [
  `test › argocd › destination: ${value} is given | { server: 'https://…' } or { name: '…' }, as argocd cluster list shows them`,
];

const cases: readonly Case[] = [
  ['a destination that says nothing', sentTo({}), neither],
  ['a destination as text', sentTo('https://10.0.0.1:6443'), given('"https://10.0.0.1:6443"')],
  ['no destination at all', sentTo(null), given('null')],
  [
    'a destination by server and by name',
    sentTo({ server: 'https://10.0.0.1:6443', name: 'eu-west' }),
    [`test › argocd › destination: it names a server and a name | ${words}`],
  ],
  [
    'a server without its scheme',
    sentTo({ server: '10.0.0.1:6443' }),
    [
      `test › argocd › destination.server: "10.0.0.1:6443" is no address of an API server | for example 'https://10.0.0.1:6443', as argocd cluster list shows it`,
    ],
  ],
  [
    'a server as a name',
    sentTo({ name: 'https://10.0.0.1:6443' }),
    [
      `test › argocd › destination.name: "https://10.0.0.1:6443" is no name of a cluster | destination: { server: 'https://10.0.0.1:6443' }, or its name as argocd cluster list shows it`,
    ],
  ],
  [
    'a cluster without a name',
    sentTo({ name: '' }),
    [
      `test › argocd › destination.name: "" is no name of a cluster | for example 'eu-west', as argocd cluster list shows it`,
    ],
  ],
  ...['git@github.com', 'git@github.com:', 'https://', 'github.com/company/platform.git'].map(
    (repository): Case => [
      `a repository that is ${repository}`,
      delivered({ repository }),
      [
        `test › argocd › repository: "${repository}" is no address of a Git repository | for example https://github.com/your-organisation/lgtm-cdk8s.git`,
      ],
    ],
  ),
  ...[
    'git@github.com:company/platform.git',
    'ssh://git@example.com:2222/platform.git',
    'file:///repositories/platform',
  ].map((repository): Case => [`a repository that can be ${repository}`, delivered({ repository }), []]),
  [
    'a repository with a password',
    delivered({ repository: 'https://deploy:5ecret@example.com/platform.git' }),
    [
      'test › argocd › repository: it has a password, which would be in Git | for example https://github.com/your-organisation/lgtm-cdk8s.git',
    ],
  ],
  [
    'a repository with a name, as Azure DevOps writes it',
    delivered({ repository: 'https://company@dev.azure.com/company/platform/_git/platform' }),
    [],
  ],
  [
    'a second one in the same environment',
    (environment) => {
      delivered({})(environment);
      delivered({})(environment);
    },
    ['test › argocd › name: there are two components named argocd | one of the two'],
  ],
  [
    'a project that can not be',
    delivered({ project: 'My Project' }),
    [
      'test › argocd › project: "My Project" is no name that Kubernetes takes | lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit',
    ],
  ],
  [
    'a sync of another kind',
    delivered({ sync: untyped<'manual'>('weekly') }),
    ['test › argocd › sync: "weekly" is none of automated, manual | one of: automated, manual'],
  ],
];

testAnswers(cases);
