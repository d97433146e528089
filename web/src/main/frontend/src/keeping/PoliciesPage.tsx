import { words } from '../form/fields';
import { texts } from '../texts';
import { nameField, numberOf, PRIORITIES_FIELD, stepsOf, stepsText, wordsOrAll } from './answers';
import { POLICIES, USUAL_BREACH, type Policy } from './policies';
import { Things, type Kind } from './Things';

const names = texts.keeping.policies;
const shared = texts.keeping.shared;

const KIND: Kind<Policy> = {
  names,
  path: POLICIES,
  permission: 'catalogue:write',
  id: ({ name }) => name,
  called: ({ name }) => name,
  version: ({ version }) => version,
  named: 'name',
  columns: [
    { name: shared.name, cell: ({ name }) => name },
    { name: names.steps, cell: ({ steps }) => <span className="belfry-note-text">{stepsText(steps)}</span> },
    {
      name: names.breach,
      cell: ({ breachSteps }) => (
        <span className="belfry-note-text">{stepsText(breachSteps) || texts.none}</span>
      ),
    },
    { name: names.repeats, cell: ({ repeats }) => names.times(repeats) },
    { name: shared.priorities, cell: ({ priorities }) => wordsOrAll(priorities) },
  ],
  fields: (_answers, isNew) => [
    nameField(isNew),
    { name: 'steps', label: names.steps, hint: names.stepsHint, kind: 'lines', isRequired: true },
    { name: 'breachSteps', label: names.breach, hint: names.breachHint, kind: 'lines' },
    { name: 'repeats', label: names.repeats, hint: names.repeatsHint, kind: 'number' },
    { ...PRIORITIES_FIELD, hint: texts.keeping.shared.allPriorities },
  ],
  start: (policy) => ({
    name: policy?.name ?? '',
    steps: stepsText(policy?.steps ?? []),
    breachSteps: stepsText(policy?.breachSteps ?? USUAL_BREACH),
    repeats: String(policy?.repeats ?? 0),
    priorities: policy?.priorities.join(',') ?? 'P1,P2',
  }),
  body: (answers) => ({
    steps: stepsOf(answers.steps),
    breachSteps: stepsOf(answers.breachSteps),
    ...numberOf(answers, 'repeats'),
    priorities: words(answers.priorities),
  }),
};

/** Who is called next when nobody takes an event on, and when one is not resolved in time. */
export default function PoliciesPage() {
  return <Things kind={KIND} />;
}
