import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import { send } from '../api/client';
import type { TeamView } from '../api/types';
import { Head } from '../app/Head';
import { orNull, type Answers, type Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useChange, useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { DefaultOwner } from './DefaultOwner';

const names = texts.teams;
const PATH = '/api/v1/teams';

const COLUMNS: Column<TeamView>[] = [
  { name: names.name, cell: ({ id, name }) => <Link to={`/teams/${encodeURIComponent(id)}`}>{name}</Link> },
  { name: names.id, cell: ({ id }) => id },
  { name: names.mail, cell: ({ mail }) => mail ?? names.noMail },
  {
    name: names.events,
    cell: ({ id, name }) => (
      <Link to={`/events?team=${encodeURIComponent(id)}`} aria-label={names.eventsOf(name)}>
        {names.events}
      </Link>
    ),
  },
];

/** Who owns services and events, and where they are told. */
export default function TeamsPage() {
  const teams = usePages<TeamView>('teams', PATH);
  const mayWrite = useMay('catalogue:write');
  const [asked, setAsked] = useState<TeamView | 'new' | null>(null);
  const change = useChange();

  const remove = (team: TeamView) =>
    void change({
      run: () => send('DELETE', `${PATH}/${encodeURIComponent(team.id)}`, undefined, team.version),
      done: texts.removed(team.name),
      undo: () => send('POST', PATH, { id: team.id, name: team.name, mail: team.mail }),
    });

  return (
    <>
      <Head title={names.title} help={names.help}>
        {mayWrite && <Button onClick={() => setAsked('new')}>{names.add}</Button>}
      </Head>
      <DefaultOwner />
      <List list={teams} empty={{ title: names.empty, hint: names.emptyHint }}>
        {(items) => (
          <Sheet
            label={names.title}
            items={items}
            id={({ id }) => id}
            columns={COLUMNS}
            actions={
              mayWrite
                ? (team) => (
                    <>
                      <RowButton action={texts.edit} what={team.name} onClick={() => setAsked(team)} />
                      <RowButton
                        action={texts.remove}
                        what={team.name}
                        isDanger
                        onClick={() => remove(team)}
                      />
                    </>
                  )
                : undefined
            }
          />
        )}
      </List>
      {asked !== null && <TeamDialog team={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function TeamDialog({ team, onClose }: { team: TeamView | null; onClose: () => void }) {
  const said = useSaid();
  const fields: Field[] = [
    { name: 'id', label: names.id, hint: names.idHint, isRequired: true, isFixed: team !== null },
    { name: 'name', label: names.name, isRequired: true },
    { name: 'mail', label: names.mail, hint: names.mailHint },
  ];
  const save = async ({ id = '', name = '', mail }: Answers) => {
    const description = { name: name.trim(), mail: orNull(mail) };
    await (team === null
      ? send('POST', PATH, { id: id.trim(), ...description })
      : send('PUT', `${PATH}/${encodeURIComponent(team.id)}`, description, team.version));
    said(texts.saved(name));
  };
  return (
    <FormDialog
      title={team === null ? names.add : names.edit}
      fields={() => fields}
      start={{ id: team?.id ?? '', name: team?.name ?? '', mail: team?.mail ?? '' }}
      send={texts.save}
      onSend={save}
      onClose={onClose}
    />
  );
}
