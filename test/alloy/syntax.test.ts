import { describe, expect, test } from '@jest/globals';
import {
  AlloyFile,
  call,
  discoveryKubernetes,
  environmentVariable,
  lokiProcess,
  lokiSourceFile,
  lokiWrite,
  object,
  plus,
  prometheusRelabel,
  prometheusScrape,
} from '../../constructs/alloy/syntax';
import { minutes } from '../../constructs/kit';

/** The lines of a file as `alloy fmt` leaves them, which indents with tabs. */
const lines = (...expected: readonly string[]) => `${expected.join('\n')}\n`;

describe('a file', () => {
  test('names what a component exports where another one uses it', () => {
    const file = new AlloyFile();
    const write = file.add(lokiWrite, 'logs', { endpoint: { url: 'http://loki:3100/loki/api/v1/push' } });
    file.add(lokiSourceFile, 'files', { targets: [], forward_to: [write.receiver] });
    expect(file.print()).toBe(
      lines(
        'loki.write "logs" {',
        '\tendpoint {',
        '\t\turl = "http://loki:3100/loki/api/v1/push"',
        '\t}',
        '}',
        '',
        'loki.source.file "files" {',
        '\ttargets    = []',
        '\tforward_to = [loki.write.logs.receiver]',
        '}',
      ),
    );
  });

  test('refuses two components of one kind and label', () => {
    const file = new AlloyFile();
    file.add(discoveryKubernetes, 'pods', { role: 'pod' });
    expect(() => file.add(discoveryKubernetes, 'pods', { role: 'pod' })).toThrow(
      'there are two components discovery.kubernetes with the label pods',
    );
  });

  test('stands below its comments and leaves out what is undefined', () => {
    const file = new AlloyFile();
    file.add(discoveryKubernetes, 'pods', { role: 'pod', namespaces: undefined }, 'One line.\nAnother one.');
    expect(file.print()).toBe(
      lines('// One line.', '// Another one.', 'discovery.kubernetes "pods" {', '\trole = "pod"', '}'),
    );
  });

  test('separates blocks by blank lines and keeps an empty one on its line', () => {
    const file = new AlloyFile();
    file.add(lokiProcess, 'lines', {
      forward_to: [],
      blocks: [{ 'stage.cri': {} }, { 'stage.match': { selector: '{a="b"}', blocks: [{ 'stage.cri': {} }] } }],
    });
    expect(file.print()).toBe(
      lines(
        'loki.process "lines" {',
        '\tforward_to = []',
        '',
        '\tstage.cri { }',
        '',
        '\tstage.match {',
        '\t\tselector = `{a="b"}`',
        '',
        '\t\tstage.cri { }',
        '\t}',
        '}',
      ),
    );
  });

  test('repeats a block for each body of a list', () => {
    const file = new AlloyFile();
    file.add(prometheusRelabel, 'rules', {
      forward_to: [],
      rule: [
        { action: 'labeldrop', regex: 'id' },
        { target_label: 'cluster', replacement: 'here' },
      ],
    });
    expect(file.print()).toBe(
      lines(
        'prometheus.relabel "rules" {',
        '\tforward_to = []',
        '',
        '\trule {',
        '\t\taction = "labeldrop"',
        '\t\tregex  = "id"',
        '\t}',
        '',
        '\trule {',
        '\t\ttarget_label = "cluster"',
        '\t\treplacement  = "here"',
        '\t}',
        '}',
      ),
    );
  });
});

describe('values', () => {
  test('of several lines end a run of aligned equals signs', () => {
    const file = new AlloyFile();
    file.add(prometheusScrape, 'node', {
      job_name: 'node',
      targets: [object({ __address__: plus(environmentVariable('HOST_IP'), ':9100'), 'a-b': 1 })],
      forward_to: [],
      scrape_interval: minutes(1),
    });
    expect(file.print()).toBe(
      lines(
        'prometheus.scrape "node" {',
        '\tjob_name = "node"',
        '\ttargets  = [',
        '\t\t{',
        '\t\t\t__address__ = sys.env("HOST_IP") + ":9100",',
        '\t\t\t"a-b"       = 1,',
        '\t\t},',
        '\t]',
        '\tforward_to      = []',
        '\tscrape_interval = "1m"',
        '}',
      ),
    );
  });

  test('of a nested object stand in line with the fields above it', () => {
    const file = new AlloyFile();
    file.add(lokiProcess, 'lines', {
      forward_to: [],
      blocks: [
        { 'stage.json': { expressions: object({ a: '', long: object({ b: true, empty: object({}) }), c: 2 }) } },
      ],
    });
    expect(file.print()).toBe(
      lines(
        'loki.process "lines" {',
        '\tforward_to = []',
        '',
        '\tstage.json {',
        '\t\texpressions = {',
        '\t\t\ta    = "",',
        '\t\t\tlong = {',
        '\t\t\t\tb     = true,',
        '\t\t\t\tempty = {},',
        '\t\t\t},',
        '\t\t\tc = 2,',
        '\t\t}',
        '\t}',
        '}',
      ),
    );
  });

  test('of a list that is too long for a line stand below one another', () => {
    const file = new AlloyFile();
    const long = 'x'.repeat(60);
    file.add(lokiProcess, 'lines', { forward_to: [], blocks: [{ 'stage.label_keep': { values: [long, long] } }] });
    expect(file.print()).toContain(lines('\t\tvalues = [', `\t\t\t"${long}",`, `\t\t\t"${long}",`, '\t\t]').trimEnd());
  });

  test('that would need escapes are raw, unless a raw string can not hold them', () => {
    expect(call('f', '\\d+', 'say "hi"', '`\\d`', '\\\n').text).toBe('f(`\\d+`, `say "hi"`, "`\\\\d`", "\\\\\\n")');
  });
});
