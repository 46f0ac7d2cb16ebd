import { describe, expect, test } from '@jest/globals';
import { whatFires } from '../../tools/e2e/parts/silence';
import { whatIsDown } from '../../tools/e2e/parts/targets-up';

const up = (service: string, value: string) => ({ metric: { service_name: service }, value: [0, value] as const });

describe('targets', () => {
  test('are all up, but for those of workloads that do not run', () => {
    const found = [up('loki', '1'), up('grafana', '0')];
    expect(whatIsDown(found, 2, new Set(['grafana']))).toEqual({ passed: true, got: '2 of 2 targets were asked' });
    expect(whatIsDown(found, 2, new Set())).toEqual({ passed: false, got: '{"service_name":"grafana"}' });
  });

  test('that were not asked yet are not up', () => {
    expect(whatIsDown([up('loki', '1')], 2, new Set()).passed).toBe(false);
    expect(whatIsDown([], undefined, new Set()).passed).toBe(false);
  });
});

describe('alerts', () => {
  test('fire for a reason of the run or are said', () => {
    const reasons = { ProbeFails: 'nobody answers' };
    expect(whatFires([], reasons, 70)).toEqual({ passed: true, got: 'none; 70 rules' });
    expect(whatFires([{ alertname: 'ProbeFails' }], reasons, 70)).toEqual({
      passed: true,
      got: 'ProbeFails, as nobody answers; 70 rules',
    });
    const found = whatFires([{ alertname: 'ProbeFails' }, { alertname: 'NodeNotReady', node: 'node-1' }], reasons, 70);
    expect(found.passed).toBe(false);
    expect(whatFires([], reasons, undefined).passed).toBe(false);
    expect(found.got).toContain('{"alertname":"NodeNotReady","node":"node-1"}');
  });
});
