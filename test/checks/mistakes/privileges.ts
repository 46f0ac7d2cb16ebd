import { Sample } from '../../bad-input/cases';
import { testEnvironment } from '../../support';
import type { Edit } from '../subjects';
import type { Mistake } from './mistake';

/** An environment whose one component asks for root without a reason that says anything. */
const unreasoned: Edit = (subject) => {
  const environment = testEnvironment();
  new Sample(environment, { identity: { nodeAgent: true, reason: 'needed' } });
  environment.build();
  return { ...subject, environment };
};

export const privilegeMistakes: readonly Mistake[] = [
  {
    check: 'security/reasons',
    title: 'a reason that says nothing',
    edit: unreasoned,
    finds: [
      'sample › sample › root-user: the reason "needed" says nothing to a reader | why the program cannot do its work without it',
    ],
  },
];
