import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, send } from '../api/client';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useSaid } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';
import { useTeams } from './catalogue';

const names = texts.teams;
const PATH = '/api/v1/default-owner';

interface Owner {
  team: { id: string; name: string };
  version: number;
}

/** The team that gets what nobody else owns. */
export function DefaultOwner() {
  const owner = useQuery({ queryKey: ['default-owner'], queryFn: () => get<Owner>(PATH) });
  const mayWrite = useMay('catalogue:write');
  const teams = useTeams();
  const said = useSaid();
  const [isAsked, setAsked] = useState(false);
  if (owner.data === undefined) {
    return null;
  }
  const { team, version } = owner.data;
  return (
    <p>
      {names.defaultOwner} <strong>{team.name}</strong>
      {mayWrite && (
        <RowButton action={texts.change} what={names.defaultOwnerShort} onClick={() => setAsked(true)} />
      )}
      {isAsked && (
        <FormDialog
          title={names.defaultOwnerShort}
          fields={() => [
            {
              name: 'team',
              label: names.name,
              kind: 'one',
              isRequired: true,
              words: Object.fromEntries(teams.map(({ id, name }) => [id, name])),
            },
          ]}
          start={{ team: team.id }}
          send={texts.save}
          onSend={async ({ team: chosen }) => {
            await send('PUT', PATH, { team: chosen }, version);
            said(texts.saved(names.defaultOwnerShort));
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </p>
  );
}
