import { describe, expect, test } from '@jest/globals';
import { compare, permissionsOf, type RulesStatus, tableOf } from '../../tools/e2e-cluster/permissions';
import { labAccounts, type ResourceRule, rulesFor } from './roles';

/** What every account may: asking what it may, and discovery. */
const common: RulesStatus = {
  resourceRules: [
    {
      verbs: ['create'],
      apiGroups: ['authorization.k8s.io'],
      resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
    },
  ],
  nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['/healthz', '/api', '/api/*', '/openapi/*'] }],
};
const reference = { monitoring: common, demo: common };

const status = (...rules: readonly ResourceRule[]): RulesStatus => ({
  resourceRules: [...rules, ...(common.resourceRules ?? [])],
  nonResourceRules: common.nonResourceRules,
});
const core = (verbs: readonly string[], ...resources: readonly string[]): ResourceRule => ({
  verbs,
  apiGroups: [''],
  resources,
});

/** The lines of an account of namespace `monitoring`, by its rules there and by those in another namespace. */
const linesOf = (own: RulesStatus, other: RulesStatus = common): string[] =>
  permissionsOf({ monitoring: own, demo: other }, reference, 'monitoring').map(({ line }) => line);

describe('lines of an account', () => {
  test('leave out what every account may, however it is written', () => {
    expect(linesOf(common)).toEqual([]);
    const again: RulesStatus = {
      resourceRules: [
        { verbs: ['create'], apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectrulesreviews'] },
      ],
      nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['/api/v1'] }],
    };
    expect(linesOf(again)).toEqual([]);
  });

  test('tell everywhere from its own and another namespace', () => {
    const pods = core(['list', 'watch'], 'pods');
    expect(linesOf(status(pods), status(pods))).toEqual(['everywhere: list, watch pods']);
    expect(linesOf(status(pods))).toEqual(['in its namespace: list, watch pods']);
    expect(linesOf(common, status(pods))).toEqual(['in namespace demo: list, watch pods']);
    expect(linesOf(status(pods, core(['get'], 'pods')), status(pods))).toEqual([
      'everywhere: list, watch pods',
      'in its namespace: get pods',
    ]);
  });

  test('are the same for the same rights', () => {
    const apart = status(core(['watch'], 'pods'), core(['list'], 'services', 'pods'), core(['list', 'watch'], 'pods'));
    const together = status(core(['list', 'watch'], 'pods'), core(['list'], 'services'));
    expect(linesOf(apart)).toEqual(linesOf(together));
    expect(linesOf(apart)).toEqual(['in its namespace: list, watch pods', 'in its namespace: list services']);
    expect(linesOf(status(core(['*', 'get'], 'pods')))).toEqual(['in its namespace: every verb on pods']);
    expect(linesOf(status(core(['get'], '*', 'pods', 'pods/log')))).toEqual([
      'in its namespace: get everything of the core group',
    ]);
    expect(linesOf(status({ ...core(['get'], 'secrets'), resourceNames: ['a'] }, core(['get'], 'secrets')))).toEqual([
      'in its namespace: get secrets',
    ]);
  });

  test('name groups, subresources, objects and paths', () => {
    const scale = { verbs: ['patch'], apiGroups: ['apps'], resources: ['deployments/scale'] };
    expect(linesOf(status(scale))).toEqual(['in its namespace: patch deployments.apps/scale']);
    expect(linesOf(status({ ...core(['get'], 'secrets'), resourceNames: ['b', 'a'] }))).toEqual([
      'in its namespace: get secrets named "a"',
      'in its namespace: get secrets named "b"',
    ]);
    const metrics = { ...common, nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['/metrics'] }] };
    expect(linesOf(metrics, metrics)).toEqual(['GET /metrics']);
    const all = { verbs: ['*'], apiGroups: ['*'], resources: ['*'] };
    expect(linesOf(status(all), status(all, core(['get'], 'pods')))).toEqual(['everywhere: every verb on everything']);
  });

  test('are refused where the reviews do not tell enough', () => {
    const incomplete = { ...common, incomplete: true, evaluationError: 'webhook' };
    expect(() => linesOf(incomplete)).toThrow('the review in namespace monitoring is incomplete: webhook');
    expect(() => permissionsOf({ monitoring: common }, reference, 'monitoring')).toThrow(
      'ask in monitoring and in another namespace, not in monitoring',
    );
    expect(() => permissionsOf({ monitoring: common, demo: common }, { demo: common }, 'monitoring')).toThrow(
      'the account without bindings was not asked in namespace monitoring',
    );
  });
});

const messagesOf = (rule: ResourceRule, expected: readonly string[] = []): string[] =>
  compare(
    { 'monitoring/loki': expected },
    { 'monitoring/loki': permissionsOf({ monitoring: status(rule), demo: status(rule) }, reference, 'monitoring') },
  );

const remedy = 'take it out of its role, or list it with its reason in tools/e2e-cluster/permissions/table.ts';

describe('compared with the table', () => {
  test('what is as it should be has no message', () => {
    expect(messagesOf(core(['watch', 'list'], 'pods'), ['everywhere: list, watch pods'])).toEqual([]);
  });

  test('too little is told', () => {
    expect(messagesOf(core(['list'], 'pods'), ['everywhere: list pods', 'everywhere: get nodes/metrics'])).toEqual([
      'monitoring/loki may too little: "everywhere: get nodes/metrics" is not granted; add it to its role, or remove it from tools/e2e-cluster/permissions/table.ts',
    ]);
  });

  test.each([
    ['a right of no danger', core(['list'], 'services'), 'everywhere: list services', ''],
    ['reading Secrets', core(['get'], 'secrets'), 'everywhere: get secrets', 'it reads passwords and tokens of others'],
    [
      'reading one Secret',
      { ...core(['get'], 'secrets'), resourceNames: ['grafana'] },
      'everywhere: get secrets named "grafana"',
      'it reads passwords and tokens of others',
    ],
    ['exec', core(['create'], 'pods/exec'), 'everywhere: create pods/exec', 'it runs commands in the pods of others'],
    [
      'the kubelet',
      core(['get'], 'nodes/proxy'),
      'everywhere: get nodes/proxy',
      'it runs commands in every pod of a node',
    ],
    [
      'every verb on pods',
      core(['*'], 'pods'),
      'everywhere: every verb on pods',
      'it runs pods with every account and Secret of the namespace',
    ],
    [
      'tokens',
      core(['create'], 'serviceaccounts/token'),
      'everywhere: create serviceaccounts/token',
      'it takes tokens of other accounts',
    ],
    ['impersonation', core(['impersonate'], 'users'), 'everywhere: impersonate users', 'it acts as others'],
    [
      'escalation',
      { verbs: ['escalate'], apiGroups: ['rbac.authorization.k8s.io'], resources: ['clusterroles'] },
      'everywhere: escalate clusterroles.rbac.authorization.k8s.io',
      'it gives itself every right',
    ],
    [
      'everything',
      { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
      'everywhere: every verb on everything',
      'it gains the rights of others in several ways',
    ],
  ])('too much is told: %s', (_, rule, line, danger) => {
    const why = danger === '' ? '' : ` (${danger})`;
    expect(messagesOf(rule)).toEqual([`monitoring/loki may too much: "${line}"${why}; ${remedy}`]);
  });

  test('an account that is not in the table may do nothing', () => {
    expect(compare({}, { 'demo/default': [{ line: 'everywhere: list pods' }], 'demo/backend': [] })).toEqual([
      `demo/default may too much: "everywhere: list pods"; ${remedy}`,
    ]);
  });

  test('an account that does not exist, or none at all, is told', () => {
    expect(compare({ 'monitoring/loki': [] }, { 'monitoring/tempo': [] })).toEqual([
      'monitoring/loki is listed in tools/e2e-cluster/permissions/table.ts, but there is no such account: remove its line',
    ]);
    expect(compare(tableOf('lab'), {})).toEqual(['there is no account to look at']);
  });
});

test('the lab grants every account what its table lists and no more', () => {
  const actual = Object.fromEntries(
    labAccounts().map(({ name, namespace }) => {
      const other = namespace === 'demo' ? 'monitoring' : 'demo';
      const everywhere = rulesFor(name, namespace);
      const own = status(...everywhere, ...rulesFor(name, namespace, namespace));
      const reviews = { [namespace]: own, [other]: status(...everywhere, ...rulesFor(name, namespace, other)) };
      return [
        `${namespace}/${name}`,
        permissionsOf(reviews, { [namespace]: common, [other]: common }, namespace),
      ] as const;
    }),
  );
  expect(Object.keys(actual)).toEqual(
    expect.arrayContaining(['monitoring/grafana', 'monitoring/loki', 'demo/backend']),
  );
  expect(compare(tableOf('lab'), actual)).toEqual([]);
  expect(compare({}, actual)).toHaveLength(Object.values(tableOf('lab')).flat().length);
});

test('an environment without a table is refused', () => {
  expect(() => tableOf('other')).toThrow(
    'tools/e2e-cluster/permissions/table.ts has no accounts for environment other',
  );
});
