import { expect, test } from '@jest/globals';
import {
  Alloy,
  type AlloyProps,
  ArgoCd,
  basicLogin,
  days,
  defineProject,
  Environment,
  external,
  Grafana,
  gibibytes,
  Loki,
  NodeExporter,
  Promtail,
  plainNetwork,
  podDefaults,
  podLogs,
} from '../../constructs';

/** Environments of one cluster, or of one project, that would take something from each other. */

interface Given {
  /** What its namespaces begin with. */
  readonly prefix: string;
  /** They are there already. Default: the environment brings them. */
  readonly existing?: boolean;
  /** The name of the cluster. Default: `blue`. */
  readonly cluster?: string | null;
  readonly fill?: (environment: Environment, agents: ReturnType<Environment['addNamespace']>) => void;
}

/** What a project says that has these environments, `e1` and so on. */
function findings(...given: readonly Given[]): string[] {
  const functions = given.map(({ prefix, existing = false, cluster = 'blue', fill }, index) => [
    `e${index + 1}`,
    (app: ConstructorParameters<typeof Environment>[0]) => {
      const environment = new Environment(app, `e${index + 1}`, {
        cluster: {
          network: plainNetwork(),
          name: cluster ?? undefined,
          ingressClasses: [{ name: 'nginx', namespace: 'ingress' }],
        },
      });
      environment.addNamespace(`${prefix}-stores`, { existing });
      const reason = 'agents read folders of their node';
      fill?.(environment, environment.addNamespace(`${prefix}-agents`, { podSecurity: 'privileged', reason }));
      return environment;
    },
  ]);
  return defineProject({ environments: Object.fromEntries(functions) })
    .build()
    .findings.map(
      ({ environment, component, property, problem, instead }) =>
        `${environment} › ${component} › ${property}: ${problem} | ${instead}`,
    );
}

const loki = (environment: Environment) => new Loki(environment, { retention: days(3), disk: gibibytes(2) });
const alloy =
  (props: Partial<AlloyProps> = {}): Given['fill'] =>
  (environment, namespace) => {
    new Alloy(environment, { namespace, collect: [podLogs()], logsTo: loki(environment).push, ...props });
  };
const grafana =
  (host: string, database?: string): Given['fill'] =>
  (environment) => {
    new Grafana(environment, {
      datasources: [loki(environment).datasource],
      ingress: { host },
      ...(database && {
        secretKey: { secretName: 'grafana-key', key: 'secret-key' },
        database: external(environment, {
          protocol: 'postgresql',
          url: `postgresql://db.example.com/${database}`,
          addresses: ['203.0.113.54'],
          credentials: basicLogin({ username: 'grafana', secretName: 'grafana-database' }),
        }),
      }),
    });
  };

const folder =
  'e2 › alloy › storagePath: alloy of e1 has /var/lib/alloy of each node too, and two that write one folder lose what they keep there';

test('namespaces that both bring, and nothing of what follows from it', () => {
  const instead = (namespace: string) =>
    `a namespace of its own, such as addNamespace('e2-${namespace}'), or another name of the cluster where it is another one`;
  const problem = 'e1 brings it to the same cluster, and each would change and remove what the other has there';
  expect(findings({ prefix: 'our', fill: loki }, { prefix: 'our', fill: loki })).toEqual([
    `e2 › namespace our-stores › name: ${problem} | ${instead('our-stores')}`,
    `e2 › namespace our-agents › name: ${problem} | ${instead('our-agents')}`,
  ]);
});

test('objects in a namespace that is there already, once for a component', () => {
  expect(
    findings(
      { prefix: 'our', existing: true, fill: loki },
      { prefix: 'our', existing: true, fill: loki },
      { prefix: 'their', existing: true, fill: loki },
    ).filter((each) => !each.includes('namespace our-agents')),
  ).toEqual([
    "e2 › loki › name: loki of e1 renders the ServiceAccount loki of the same cluster too | name: 'loki-e2', or a namespace of its own",
  ]);
});

test('a folder of the nodes that two agents write', () => {
  expect(findings({ prefix: 'a', fill: alloy() }, { prefix: 'b', fill: alloy() })).toEqual([
    `${folder} | storagePath: '/var/lib/alloy-e2'`,
  ]);
  const inside = alloy({ storagePath: '/var/lib/alloy/second' });
  expect(findings({ prefix: 'a', fill: alloy() }, { prefix: 'b', fill: inside })).toEqual([
    "e2 › alloy › storagePath: alloy of e1 has /var/lib/alloy/second of each node too, and two that write one folder lose what they keep there | storagePath: '/var/lib/alloy/second-e2'",
  ]);
  const promtail: Given['fill'] = (environment, namespace) => {
    new Promtail(environment, { namespace, collect: [podLogs()], logsTo: loki(environment).push });
  };
  expect(findings({ prefix: 'a', fill: promtail }, { prefix: 'b', fill: promtail })).toEqual([
    "e2 › promtail › name: promtail of e1 has /var/lib/promtail of each node too, and two that write one folder lose what they keep there | name: 'promtail-e2'",
  ]);
});

test('the same folder twice in one environment', () => {
  const fill: Given['fill'] = (environment, namespace) => {
    const { push: logsTo } = loki(environment);
    new Alloy(environment, { namespace, collect: [podLogs()], logsTo });
    new Alloy(environment, { namespace, name: 'more', collect: [podLogs()], logsTo, storagePath: '/var/lib/alloy' });
  };
  expect(findings({ prefix: 'a', cluster: null, fill })).toEqual([
    "e1 › more › storagePath: alloy has /var/lib/alloy of each node too, and two that write one folder lose what they keep there | storagePath: '/var/lib/alloy-more'",
  ]);
});

test('a folder of its own, nodes of its own, another cluster, and clusters of which nothing is known', () => {
  const own = alloy({ storagePath: '/var/lib/alloy-e2' });
  expect(findings({ prefix: 'a', fill: alloy() }, { prefix: 'b', fill: own })).toEqual([]);
  const of = (pool: string) => alloy({ pods: podDefaults({ nodeSelector: { pool } }) });
  expect(findings({ prefix: 'a', fill: of('red') }, { prefix: 'b', fill: of('green') })).toEqual([]);
  const there = { prefix: 'a', cluster: 'green', fill: alloy() };
  expect(findings({ prefix: 'a', fill: alloy() }, there)).toEqual([]);
  const nameless = { prefix: 'a', cluster: null, fill: alloy() };
  expect(findings(nameless, nameless)).toEqual([]);
});

test('the destination of Argo CD says which cluster it is, also against its name', () => {
  const at = (server?: string): Given['fill'] => {
    return (environment, namespace) => {
      alloy()?.(environment, namespace);
      const repository = 'https://example.com/platform.git';
      new ArgoCd(environment, { repository, destination: server === undefined ? undefined : { server } });
    };
  };
  const [one, other] = ['https://10.0.0.1:6443', 'https://10.0.0.2:6443'];
  const both = (cluster: string | null, first?: string, second?: string) =>
    findings({ prefix: 'a', cluster, fill: at(first) }, { prefix: 'b', cluster, fill: at(second) });
  expect(both(null, one, one)).toEqual([`${folder} | storagePath: '/var/lib/alloy-e2'`]);
  expect(both('blue', one, other)).toEqual([]);
  expect(both('blue', one)).toHaveLength(1);
  expect(both(null)).toEqual([]);
});

test('a port of the nodes, and a host name', () => {
  const exporter: Given['fill'] = (environment, namespace) => {
    loki(environment);
    new NodeExporter(environment, { namespace });
  };
  expect(findings({ prefix: 'a', fill: exporter }, { prefix: 'b', fill: exporter })).toEqual([
    'e2 › node-exporter › name: node-exporter of e1 listens at port 9100 of each node, and a second one never starts | no node-exporter here, as the other one serves the cluster, or other nodes by nodeSelector of its pods',
  ]);
  const shown = grafana('grafana.example.com');
  expect(findings({ prefix: 'a', fill: shown }, { prefix: 'b', fill: shown })).toEqual([
    'e2 › grafana › ingress: grafana.example.com leads to grafana of e1 in the same cluster | another host name for one of the two',
  ]);
});

test('one database for two, in whichever clusters', () => {
  const [a, b] = [grafana('a.example.com', 'grafana'), grafana('b.example.com', 'grafana')];
  expect(findings({ prefix: 'a', fill: a }, { prefix: 'b', cluster: 'green', fill: b })).toEqual([
    'e2 › grafana › database: grafana of e1 keeps what it has in db.example.com:5432/grafana too, and each would change what the other has | a database of its own on that server',
  ]);
  const own = grafana('b.example.com', 'second');
  expect(findings({ prefix: 'a', fill: a }, { prefix: 'b', fill: own })).toEqual([]);
});
