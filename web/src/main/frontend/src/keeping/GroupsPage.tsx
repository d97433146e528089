import type { Person } from '../api/types';
import { words } from '../form/fields';
import { texts } from '../texts';
import { nameField } from './answers';
import { Things, type Kind } from './Things';

const names = texts.keeping.groups;

interface Group {
  name: string;
  title: string;
  members: Person[];
  version: number;
}

const KIND: Kind<Group> = {
  names,
  path: '/api/v1/groups',
  permission: 'catalogue:write',
  id: ({ name }) => name,
  called: ({ title }) => title,
  version: ({ version }) => version,
  named: 'name',
  columns: [
    { name: names.label, cell: ({ title }) => title },
    { name: texts.keeping.shared.name, cell: ({ name }) => name },
    {
      name: names.members,
      cell: ({ members }) => members.map(({ displayName }) => displayName).join(', ') || texts.none,
    },
  ],
  fields: (_answers, isNew) => [
    nameField(isNew),
    { name: 'title', label: names.label, isRequired: true },
    { name: 'members', label: names.members, hint: names.membersHint, kind: 'lines' },
  ],
  start: (group) => ({
    name: group?.name ?? '',
    title: group?.title ?? '',
    members: group?.members.map(({ username }) => username).join(', ') ?? '',
  }),
  body: ({ title, members }) => ({ title, members: words(members) }),
};

/** People whom events concern together. */
export default function GroupsPage() {
  return <Things kind={KIND} />;
}
