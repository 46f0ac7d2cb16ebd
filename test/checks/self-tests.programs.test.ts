import { checks } from '../../checks';
import { checkPrograms } from '../../tools/check/programs';
import { testChecks } from './self-tests';

/** The checks that ask a program. */

testChecks(
  checks.filter(({ asks }) => asks),
  checkPrograms,
);
