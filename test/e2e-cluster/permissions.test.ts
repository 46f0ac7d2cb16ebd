import { describe, expect, test } from '@jest/globals';
import { askedPermissions, compare, permissionsOf, type RulesStatus } from '../../tools/e2e-cluster/permissions';
import { builtFixture, type FixtureName } from '../fixtures/environments';
import { RenderedRoles, type ResourceRule } from './roles';

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

const remedy = 'take it out of its role, or ask for it with its reason in the permissions of its workload';

describe('compared with what is asked for', () => {
  test('what is as it should be has no message', () => {
    expect(messagesOf(core(['watch', 'list'], 'pods'), ['everywhere: list, watch pods'])).toEqual([]);
  });

  test('too little is told', () => {
    expect(messagesOf(core(['list'], 'pods'), ['everywhere: list pods', 'everywhere: get nodes/metrics'])).toEqual([
      'monitoring/loki may too little: "everywhere: get nodes/metrics" is not granted; its workload asks for it in its permissions',
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

  test('an account for which nobody asks may do nothing', () => {
    expect(compare({}, { 'demo/default': [{ line: 'everywhere: list pods' }], 'demo/backend': [] })).toEqual([
      `demo/default may too much: "everywhere: list pods"; ${remedy}`,
    ]);
  });

  test('an account that does not exist, or none at all, is told', () => {
    expect(compare({ 'monitoring/loki': [] }, { 'monitoring/tempo': [] })).toEqual([
      'a component asks for rights of monitoring/loki, and there is no such account',
    ]);
    expect(compare({ 'monitoring/loki': [] }, {})).toEqual(['there is no account to look at']);
  });
});

describe.each<FixtureName>(['whole', 'joining'])('in %s', (name) => {
  const environment = builtFixture(name);
  const roles = new RenderedRoles(name);
  const actual = Object.fromEntries(
    roles.accounts.map(({ name: account, namespace }) => {
      const other = 'another';
      const everywhere = roles.of(account, namespace);
      const own = status(...everywhere, ...roles.of(account, namespace, namespace));
      const reviews = { [namespace]: own, [other]: status(...everywhere, ...roles.of(account, namespace, other)) };
      const nothing = { [namespace]: common, [other]: common };
      return [`${namespace}/${account}`, permissionsOf(reviews, nothing, namespace)] as const;
    }),
  );

  test('the roles grant every account what its component asks for and no more', () => {
    expect(Object.keys(actual).length).toBeGreaterThan(4);
    expect(compare(askedPermissions(environment), actual)).toEqual([]);
  });

  test('a right for which nobody asks is told', () => {
    const asked = Object.values(askedPermissions(environment)).flat();
    expect(asked.length).toBeGreaterThan(1);
    expect(compare({}, actual)).toHaveLength(asked.length);
  });
});

test('what is asked for is written as a review would show it', () => {
  expect(askedPermissions(builtFixture('whole'))).toEqual({
    'agents/alloy': ['everywhere: get nodes/metrics', 'everywhere: list, watch pods'],
    'monitoring/otel-collector': ['everywhere: list, watch pods'],
    'monitoring/grafana': ['in its namespace: create secrets'],
  });
});
