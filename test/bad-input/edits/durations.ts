import { answer, edit, type WrongEdit, wrong } from './table';

/** Invalid lengths of time. */
export const durations: readonly WrongEdit[] = [
  wrong(
    'a retention in bytes',
    edit('retention: days(30)', 'retention: gibibytes(30)'),
    answer('company › mimir › retention', 'gibibytes(30) is given', 'a duration such as days(3)'),
  ),
  wrong(
    'a retention as text',
    edit('retention: days(30)', "retention: '30d'"),
    answer('company › mimir › retention', '"30d" is given', 'a duration such as days(3)'),
  ),
  wrong(
    'a retention as a number',
    edit('retention: days(30)', 'retention: 30'),
    answer('company › mimir › retention', '30 is given', 'a duration such as days(3)'),
  ),
  wrong(
    'a retention as text behind a cast',
    edit('retention: days(30)', "retention: '30d' as never"),
    answer('company › mimir › retention', '"30d" is given', 'a duration such as days(3)'),
  ),
  wrong(
    'a retention of nothing',
    edit('retention: days(30)', 'retention: days(0)'),
    answer('company › mimir › retention', 'seconds(0) is not above zero', 'a duration such as days(3)'),
  ),
  wrong(
    'a negative retention',
    edit('retention: days(30)', 'retention: days(-30)'),
    answer('company › mimir › retention', 'days(-30) is not above zero', 'a duration such as days(3)'),
  ),
  wrong(
    'a retention that is no number',
    edit('retention: days(30)', "retention: days(Number('thirty'))"),
    answer('company › mimir › retention', 'its number is NaN', 'a duration such as days(3)'),
  ),
  wrong(
    'an endless retention',
    edit('retention: days(30)', 'retention: days(Number.POSITIVE_INFINITY)'),
    answer('company › mimir › retention', 'its number is Infinity', 'a duration such as days(3)'),
  ),
  wrong(
    'a retention of a century',
    edit('retention: days(30)', 'retention: days(36_500)'),
    answer('company › mimir › retention', 'days(36500) is more than ten years', 'a duration such as days(3)'),
  ),
  wrong(
    'a retention of a fraction of a millisecond',
    edit('retention: days(30)', 'retention: days(1 / 7)'),
    answer(
      'company › mimir › retention',
      'milliseconds(12342857.142857142) is not a whole number of milliseconds',
      'a duration such as days(3)',
    ),
  ),
  wrong(
    'a retention in text within its unit',
    edit('retention: days(30)', "retention: days('30')"),
    answer('company › mimir › retention', 'its number is "30"', 'a duration such as days(3)'),
  ),
  wrong(
    'a unit without a number',
    edit('retention: days(30)', 'retention: days()'),
    answer('company › mimir › retention', 'its number is missing', 'a duration such as days(3)'),
  ),
  wrong(
    'a unit with two numbers',
    edit('retention: days(30)', 'retention: days(30, 12)'),
    answer('company › mimir › days', 'days is given 2 arguments and takes 1', 'days with 1 argument'),
    'accepted',
  ),
  wrong(
    'a unit without its parentheses',
    edit('retention: days(30)', 'retention: days'),
    answer('company › mimir › retention', 'days is given without its parentheses', 'days(3)'),
  ),
  wrong(
    'a function in place of a retention',
    edit('retention: days(30)', 'retention: () => days(30)'),
    answer('company › mimir › retention', 'a function is given', 'a duration such as days(3)'),
  ),
  wrong(
    'a promise of a retention',
    edit('retention: days(30)', 'retention: Promise.resolve(days(30))'),
    answer('company › mimir › retention', 'a promise is given', 'a duration such as days(3)'),
  ),
  wrong(
    'null in place of a retention',
    edit('retention: days(30)', 'retention: null'),
    answer('company › mimir › retention', 'null is given', 'a duration such as days(3)'),
  ),
  wrong(
    'undefined in place of a retention',
    edit('retention: days(30)', 'retention: undefined'),
    answer('company › mimir › retention', 'retention is missing', 'retention: days(3)'),
  ),
  wrong(
    'a list of retentions',
    edit('retention: days(30)', 'retention: [days(30)]'),
    answer('company › mimir › retention', 'a list is given', 'a duration such as days(3)'),
  ),
  wrong(
    'a retention of another package',
    [
      edit("import type { App } from 'cdk8s';", "import type { App } from 'cdk8s';\nimport { Duration } from 'cdk8s';"),
      edit('retention: days(30)', 'retention: Duration.days(30)'),
    ],
    answer(
      'company › mimir › retention',
      'an object of another package, of the class Duration is given',
      'a duration such as days(3)',
      { line: 'const mimir ' },
    ),
  ),
];
