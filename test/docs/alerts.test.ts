import { expect, test } from '@jest/globals';
import { rulesOf } from '../../checks/alerts/rules';
import { subjectOfFixture } from '../checks/subjects';
import { builtFixture } from '../fixtures/environments';
import { pages } from './pages';

/** The page of the alerts has a section for each, and none for another. That each has its section is a check. */
const page = pages().get('docs/alerts.md') ?? '';
const sections = page
  .split('\n')
  .filter((line) => line.startsWith('## '))
  .map((line) => line.slice(3));

test('the sections are those of the alerts that are rendered, and of those that a component brings', () => {
  const rendered = rulesOf(subjectOfFixture('joining')).map(({ alert = '' }) => alert);
  const brought = builtFixture('whole').components.flatMap(({ alerts }) => alerts);
  expect(brought.length).toBeGreaterThan(3);
  expect([...sections].sort()).toEqual([...new Set([...rendered, ...brought.map(({ name }) => name)])].sort());
});
