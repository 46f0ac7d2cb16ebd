import { describe, expect, test } from '@jest/globals';
import { readRe2 } from '../../constructs/kit/text/re2';

describe('an expression that RE2 takes', () => {
  test.each<[string, boolean, number]>([
    ['demo', false, 0],
    ['', true, 0],
    ['a*', true, 0],
    ['a|b*', true, 0],
    ['(?:a?)+', true, 0],
    ['a{0,3}', true, 0],
    ['a{2}b{2,}c{2,3}', false, 0],
    ['a{,3}', false, 0],
    ['^$', true, 0],
    ['\\bword\\b', false, 0],
    ['(a)(?P<name>b)(?<other>c)', false, 3],
    ['(?i)a(?s:.)(?i-s:b)', false, 0],
    ['[]a]', false, 0],
    ['[^]a-z\\]\\d[:alpha:]-]', false, 0],
    ['[\\x00-\\x{7F}\\t-\\n]', false, 0],
    ['\\pL\\p{Greek}\\P{^Latin}', false, 0],
    ['\\Q(not a group\\E+', false, 0],
    ['\\Qto the end(', false, 0],
    ['\\0\\12\\x41\\x{1F600}', false, 0],
    ['é?ü', false, 0],
    ['(?:a{10}){100}', false, 0],
  ])('%j', (text, matchesEmpty, groups) => {
    expect(readRe2(text)).toEqual({ matchesEmpty, groups });
  });
});

describe('an expression that RE2 refuses', () => {
  test.each([
    ['(a', 'has a group that is not closed'],
    ['a)', 'closes a group that it does not open'],
    ['[a', 'has a class [ that is not closed'],
    ['[a\\', 'ends with a backslash'],
    ['[z-a]', 'has a class with an invalid range'],
    ['[a-\\d]', 'has a class with an invalid range'],
    ['\\', 'ends with a backslash'],
    ['*a', 'has nothing that * could repeat'],
    ['a|+', 'has nothing that + could repeat'],
    ['(?i)*', 'has nothing that * could repeat'],
    ['{2}', 'has nothing that { could repeat'],
    ['a**', 'repeats a repetition at *'],
    ['a++', 'repeats a repetition at +'],
    ['a*??', 'repeats a repetition at ?'],
    ['a{2}{3}', 'repeats a repetition at {'],
    ['a{3,2}', 'repeats {3,2}, at least more often than at most'],
    ['a{1001}', 'repeats more than 1000 times'],
    ['(?:a{100}){100}', 'repeats more than 1000 times'],
    ['(?=a)', 'looks ahead or behind, which RE2 cannot'],
    ['(?<!a)', 'looks ahead or behind, which RE2 cannot'],
    ['(?P<a b>c)', 'has a group without a proper name: (?P<name>…)'],
    ['(?P=name)', 'has a group without a proper name: (?P<name>…)'],
    ['(?P<n>a)(?P<n>b)', 'has two groups of the name n'],
    ['(?>a)', 'has a group that begins with (?>, which RE2 does not know'],
    ['(a)\\1', 'refers to a group by \\1, which RE2 cannot'],
    ['\\Z', 'has \\Z, which RE2 does not know'],
    ['\\k', 'has \\k, which RE2 does not know'],
  ])('%j: %s', (text, message) => {
    expect(() => readRe2(text)).toThrow(message);
  });
});
