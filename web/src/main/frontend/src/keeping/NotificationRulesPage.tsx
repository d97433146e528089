import { useTeams } from '../catalogue/catalogue';
import { words } from '../form/fields';
import { texts } from '../texts';
import {
  ENABLED_FIELD,
  nameField,
  PRIORITIES_FIELD,
  stepsOf,
  stepsText,
  textOf,
  wordsOrAll,
  type Step,
} from './answers';
import { Things, type Kind } from './Things';

const names = texts.keeping.notificationRules;
const shared = texts.keeping.shared;

interface Rule {
  name: string;
  classes: string[];
  priorities: string[];
  team: string | null;
  lasts: string;
  steps: Step[];
  enabled: boolean;
  version: number;
}

function kind(teams: Record<string, string>): Kind<Rule> {
  return {
    names,
    path: '/api/v1/notification-rules',
    permission: 'catalogue:write',
    id: ({ name }) => name,
    called: ({ name }) => name,
    version: ({ version }) => version,
    named: 'name',
    columns: [
      { name: shared.name, cell: ({ name }) => name },
      { name: names.classes, cell: ({ classes }) => wordsOrAll(classes) },
      { name: shared.priorities, cell: ({ priorities }) => wordsOrAll(priorities) },
      { name: shared.team, cell: ({ team }) => (team === null ? names.anyTeam : (teams[team] ?? team)) },
      { name: names.lasts, cell: ({ lasts }) => lasts },
      {
        name: names.steps,
        cell: ({ steps }) => <span className="belfry-note-text">{stepsText(steps)}</span>,
      },
      { name: shared.enabled, cell: ({ enabled }) => (enabled ? shared.yes : shared.no) },
    ],
    fields: (_answers, isNew) => [
      nameField(isNew),
      { name: 'classes', label: names.classes, hint: names.classesHint },
      PRIORITIES_FIELD,
      { name: 'team', label: shared.team, kind: 'one', words: teams },
      { name: 'lasts', label: names.lasts, hint: shared.lengthHint },
      { name: 'steps', label: names.steps, hint: names.stepsHint, kind: 'lines', isRequired: true },
      ENABLED_FIELD,
    ],
    start: (rule) => ({
      name: rule?.name ?? '',
      classes: rule?.classes.join(', ') ?? '',
      priorities: rule?.priorities.join(',') ?? '',
      team: rule?.team ?? '',
      lasts: rule?.lasts ?? '',
      steps: stepsText(rule?.steps ?? []),
      enabled: String(rule?.enabled ?? true),
    }),
    body: (answers) => ({
      classes: words(answers.classes),
      priorities: words(answers.priorities),
      ...textOf(answers, 'team'),
      ...textOf(answers, 'lasts'),
      steps: stepsOf(answers.steps),
      enabled: answers.enabled === 'true',
    }),
  };
}

/** Who else is told of which events, and when. */
export default function NotificationRulesPage() {
  const teams = useTeams();
  return <Things kind={kind(Object.fromEntries(teams.map(({ id, name }) => [id, name])))} />;
}
