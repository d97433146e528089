import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, isProblem, send } from '../api/client';
import type { RotationView } from '../api/types';
import { Empty, Failed, Loading } from '../app/States';
import { words } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { useMay } from '../people/person';
import { texts } from '../texts';

const names = texts.oncall;

/** No rotation is no failure. */
async function read(path: string): Promise<RotationView | null> {
  try {
    return await get<RotationView>(path);
  } catch (error) {
    if (isProblem(error) && error.status === 404) {
      return null;
    }
    throw error;
  }
}

/** Whose week it is, in turn. */
export function Rotation({ path }: { path: string }) {
  const at = `${path}/rotation`;
  const rotation = useQuery({ queryKey: ['rotation', path], queryFn: () => read(at) });
  const mayWrite = useMay('catalogue:write');
  const said = useSaid();
  const [isAsked, setAsked] = useState(false);
  if (rotation.isPending) {
    return <Loading />;
  }
  if (rotation.data === undefined) {
    return <Failed error={rotation.error} onRetry={() => void rotation.refetch()} />;
  }
  const known = rotation.data;
  return (
    <>
      {known === null ? (
        <Empty title={names.noRotation} hint={names.noRotationHint} />
      ) : (
        <>
          <ol className="belfry-turns">
            {known.members.map(({ username, displayName }) => (
              <li key={username}>{displayName}</li>
            ))}
          </ol>
          <p className="belfry-subtle">{names.rotationWords(known.startsOn, known.handover, known.zone)}</p>
        </>
      )}
      {mayWrite && (
        <Button variant="secondary" onClick={() => setAsked(true)}>
          {names.setRotation}
        </Button>
      )}
      {isAsked && (
        <FormDialog
          title={names.setRotation}
          fields={() => [
            {
              name: 'members',
              label: names.members,
              hint: names.membersHint,
              kind: 'lines',
              isRequired: true,
            },
            { name: 'startsOn', label: names.startsOn, hint: names.startsOnHint, isRequired: true },
            { name: 'handover', label: names.handover, hint: names.handoverHint, isRequired: true },
            { name: 'zone', label: names.zone, hint: names.zoneHint, isRequired: true },
          ]}
          start={{
            members: known?.members.map(({ username }) => username).join(', ') ?? '',
            startsOn: known?.startsOn ?? '',
            handover: known?.handover ?? '09:00',
            zone: known?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
          }}
          send={texts.save}
          onSend={async ({ members, startsOn, handover, zone }) => {
            const body = { members: words(members), startsOn, handover, zone };
            await send('PUT', at, body, known === null ? '*' : known.version);
            said(texts.saved(names.rotation));
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
