import { words } from '../form/fields';
import { texts } from '../texts';
import { ENABLED_FIELD, nameField, numberOf, PRIORITIES_FIELD, textOf, wordsOrAll } from './answers';
import { Things, type Kind } from './Things';

const names = texts.keeping.incidentRules;
const shared = texts.keeping.shared;

interface Rule {
  name: string;
  priorities: string[];
  events: number;
  within: string;
  enabled: boolean;
  /** 0 for a usual one that nobody changed. */
  version: number;
}

const KIND: Kind<Rule> = {
  names,
  path: '/api/v1/incident-rules',
  permission: 'catalogue:write',
  id: ({ name }) => name,
  called: ({ name }) => name,
  version: ({ version }) => version,
  named: 'name',
  isRemovable: ({ version }) => version > 0,
  columns: [
    { name: shared.name, cell: ({ name }) => name },
    { name: shared.priorities, cell: ({ priorities }) => wordsOrAll(priorities) },
    { name: names.events, cell: ({ events }) => events },
    { name: names.within, cell: ({ within }) => within },
    { name: shared.enabled, cell: ({ enabled }) => (enabled ? shared.yes : shared.no) },
  ],
  fields: (_answers, isNew) => [
    nameField(isNew),
    PRIORITIES_FIELD,
    { name: 'events', label: names.events, hint: names.eventsHint, kind: 'number', isRequired: true },
    { name: 'within', label: names.within, hint: shared.lengthHint },
    ENABLED_FIELD,
  ],
  start: (rule) => ({
    name: rule?.name ?? '',
    priorities: rule?.priorities.join(',') ?? '',
    events: String(rule?.events ?? 3),
    within: rule?.within ?? '10m',
    enabled: String(rule?.enabled ?? true),
  }),
  body: (answers) => ({
    ...(words(answers.priorities).length > 0 && { priorities: words(answers.priorities) }),
    ...numberOf(answers, 'events'),
    ...textOf(answers, 'within'),
    enabled: answers.enabled === 'true',
  }),
};

/** When events are an incident by themselves. */
export default function IncidentRulesPage() {
  return <Things kind={KIND} />;
}
