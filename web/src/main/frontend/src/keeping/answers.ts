import type { Answers, Field } from '../form/fields';
import { texts } from '../texts';

const names = texts.keeping.shared;
const same = (words: readonly string[]) => Object.fromEntries(words.map((word) => [word, word]));

export const PRIORITIES = same(['P1', 'P2', 'P3', 'P4']);
export const SEVERITIES = same(['critical', 'major', 'minor', 'warning']);

/** One of the steps by which people are told. */
export interface Step {
  after: string;
  tell: string[];
}

export const PRIORITIES_FIELD: Field = {
  name: 'priorities',
  label: names.priorities,
  hint: names.allPriorities,
  kind: 'several',
  words: PRIORITIES,
};

export const ENABLED_FIELD: Field = {
  name: 'enabled',
  label: names.enabled,
  kind: 'one',
  isRequired: true,
  words: { true: names.yes, false: names.no },
};

export function nameField(isNew: boolean): Field {
  return { name: 'name', label: names.name, hint: names.nameHint, isRequired: true, isFixed: !isNew };
}

/** The lines of an answer that say something. */
export function linesOf(answer: string | undefined): string[] {
  return (answer ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Steps as people write them: a length, or 0 for at once, a colon, and who is told. */
export function stepsOf(answer: string | undefined): Step[] {
  return linesOf(answer).map((line) => {
    const [, after = '0s', tell = ''] = /^(\d+[smhd]?)\s*:\s*(.*)$/.exec(line) ?? [null, '0s', line];
    return { after, tell: tell.split(/[\s,]+/).filter((word) => word !== '') };
  });
}

export function stepsText(steps: readonly Step[]): string {
  return steps.map(({ after, tell }) => `${after}: ${tell.join(', ')}`).join('\n');
}

/** Words in a cell; what asks for nothing says so. */
export function wordsOrAll(words: readonly string[]): string {
  return words.length === 0 ? names.all : words.join(', ');
}

/** A number that was answered, or nothing. */
export function numberOf(answers: Answers, name: string): Record<string, number> {
  const answer = (answers[name] ?? '').trim();
  return answer === '' ? {} : { [name]: Number(answer) };
}

/** A text that was answered, or nothing. */
export function textOf(answers: Answers, name: string): Record<string, string> {
  const answer = (answers[name] ?? '').trim();
  return answer === '' ? {} : { [name]: answer };
}
