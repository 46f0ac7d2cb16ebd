import { describe, expect, test } from '@jest/globals';
import { isAvailable, type ProgramName } from '../../tools/programs';
import { type Edit, manifestOf, programs, verifyEdited } from './edited';

/** A mistake for each program, and what the program says of it. */
const mistakes: readonly (Edit & { readonly program: ProgramName; readonly title: string; readonly words: RegExp })[] =
  [
    {
      program: 'loki',
      title: 'loki',
      component: 'loki',
      file: 'loki.yaml',
      before: 'auth_enabled:',
      after: 'auth_enable:',
      words: /\/etc\/loki\/loki\.yaml.*\n.*line 1: field auth_enable not found/,
    },
    {
      program: 'mimir',
      title: 'mimir',
      component: 'mimir',
      file: 'mimir.yaml',
      before: 'multitenancy_enabled:',
      after: 'multitenancy_enable:',
      words: /\/etc\/mimir\/mimir\.yaml.*\n.*line 1: field multitenancy_enable not found/,
    },
    {
      program: 'tempo',
      title: 'tempo',
      component: 'tempo',
      file: 'tempo.yaml',
      before: 'reporting_enabled:',
      after: 'report_enabled:',
      words: /\/etc\/tempo\/tempo\.yaml.*\n.*line \d+: field report_enabled not found/,
    },
    {
      program: 'pyroscope',
      title: 'pyroscope',
      component: 'pyroscope',
      file: 'pyroscope.yaml',
      before: 'reporting_enabled:',
      after: 'report_enabled:',
      words: /\/etc\/pyroscope\/pyroscope\.yaml.*\n.*line \d+: field report_enabled not found/,
    },
    {
      program: 'otelcol',
      title: 'otelcol validate',
      component: 'otel-collector',
      file: 'config.yaml',
      before: 'check_interval:',
      after: 'check_intervals:',
      words: /memory_limiter[\s\S]*invalid keys: check_intervals/,
    },
    {
      program: 'promtool',
      title: 'promtool check config',
      component: 'prometheus',
      file: 'prometheus.yaml',
      before: 'scrape_timeout:',
      after: 'scrape_timeouts:',
      words: /line 3: field scrape_timeouts not found/,
    },
    {
      program: 'promtool',
      title: 'promtool check rules',
      component: 'prometheus',
      file: 'alerts.yaml',
      before: 'increase(',
      after: 'increases(',
      words: /unknown function with name "increases"/,
    },
    {
      program: 'promtool',
      title: 'promtool check rules',
      environment: 'extended',
      component: 'mimir',
      object: 'ConfigMap.mimir-alerts',
      file: 'alerts.yaml',
      before: 'predict_linear(',
      after: 'predict_linearly(',
      words: /unknown function with name "predict_linearly"/,
    },
    {
      program: 'promtool',
      title: 'promtool check rules',
      environment: 'joining',
      component: 'kube-prometheus-stack',
      object: 'PrometheusRule.loki',
      before: 'increase(',
      after: 'increases(',
      words: /unknown function with name "increases"/,
    },
    {
      program: 'blackbox_exporter',
      title: 'blackbox_exporter --config.check',
      environment: 'alerting',
      component: 'blackbox-exporter',
      file: 'blackbox.yaml',
      before: 'preferred_ip_protocol:',
      after: 'preferred_ip_protocols:',
      words: /field preferred_ip_protocols not found/,
    },
    {
      program: 'amtool',
      title: 'amtool check-config',
      environment: 'alerting',
      component: 'alertmanager',
      file: 'alertmanager.yaml',
      before: 'group_by:',
      after: 'group_with:',
      words: /field group_with not found/,
    },
    {
      program: 'nginx',
      title: 'nginx -t',
      environment: 'joining',
      component: 'gateway',
      file: 'nginx.conf',
      before: 'auth_basic ',
      after: 'auth_basics ',
      words: /unknown directive "auth_basics" in \/etc\/gateway\/nginx\.conf/,
    },
    {
      program: 'alloy',
      title: 'alloy validate',
      component: 'alloy',
      file: 'config.alloy',
      before: /max_lines = (\d+)/,
      after: 'max_line = $1',
      words: /config\.alloy:\d+:\d+: unrecognized attribute name "max_line"/,
    },
    {
      program: 'alloy',
      title: 'alloy fmt -t',
      component: 'alloy',
      file: 'config.alloy',
      before: /max_lines = (\d+)/,
      after: 'max_lines   =   $1',
      words: /config\.alloy is not formatted correctly/,
    },
    {
      program: 'alloy',
      title: 'alloy run',
      component: 'alloy',
      file: 'config.alloy',
      before: /[\s\S]+/,
      after:
        'discovery.relabel "a" {\n\ttargets = []\n\n\trule {\n\t\tregex        = "("\n\t\ttarget_label = "b"\n\t}\n}\n',
      words: /missing closing \)/,
    },
    {
      program: 'k6',
      title: 'k6 inspect',
      environment: 'load-test',
      component: 'k6',
      file: 'script.js',
      before: 'expectStatus(made',
      after: 'expectStatus((made',
      words: /\/etc\/k6\/script\.js: Line \d+:\d+ Unexpected token/,
    },
    {
      program: 'k6',
      title: 'k6 inspect',
      environment: 'load-test',
      component: 'smoke',
      file: 'thresholds.js',
      before: 'checks',
      after: 'check',
      words: /invalid threshold defined on check\{request:create\}; reason: no metric name/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: '"(.+)-[0-9]+"',
      after: '"(.+-[0-9]+"',
      words: /^\/etc\/alloy\/config\.alloy:\d+:\d+: regex: error parsing regexp: missing closing \)/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: '`{logs_from=~"otlp"}',
      after: '`{logs_from="otlp"',
      words: /config\.alloy:\d+:\d+: selector: not LogQL: .*⟪here⟫/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: '{logs_from=~"otlp"} |~ "^',
      after: '{logs_from=~"otlp"} |~ "^(',
      words: /config\.alloy:\d+:\d+: selector: error parsing regexp/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: 'stage.cri { }',
      after: 'stage.cri {}',
      words: /config\.alloy:\d+: not formatted as `alloy fmt` does, which has "\\tstage\.cri \{ \}"/,
    },
    {
      program: 'alloy-syntax',
      title: 'alloy-syntax',
      component: 'alloy',
      file: 'config.alloy',
      before: 'stage.cri { }',
      after: 'stage.cri { ',
      words: /config\.alloy:\d+:\d+: expected /,
    },
  ];

const names = [...new Set(mistakes.map(({ program }) => program))];
const here = names.filter((name) => name === 'alloy-syntax' || isAvailable(programs.locate(name)));

describe(`a mistake in a configuration, by ${here.length} of ${names.length} programs: ${here.join(', ')}`, () => {
  test.each(mistakes.filter(({ program }) => here.includes(program)))('is found by $title: $after', async (mistake) => {
    const result = await verifyEdited(mistake.title, mistake);
    expect(result?.verdict).toBe('rejected');
    expect(result?.words).toMatch(mistake.words);
    expect(result?.manifests).toEqual([manifestOf(mistake)]);
  });

  const absent = mistakes.filter(({ program }) => !here.includes(program));
  if (absent.length > 0) {
    test.each(absent)('is said not to be checked without $program: $after', async (mistake) => {
      const result = await verifyEdited(mistake.title, mistake);
      expect(result?.verdict).toBe('not checked');
      expect(result?.words).toContain('not on PATH');
    });
  }
});
