import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { send } from '../api/client';
import type { OverrideView } from '../api/types';
import { Time } from '../app/Time';
import { instant, type Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { RowButton } from '../form/RowButton';
import { useChange, useSaid } from '../form/useChange';
import { List } from '../list/List';
import { Sheet, type Column } from '../list/Sheet';
import { usePages } from '../list/usePages';
import { useMay } from '../people/person';
import { texts } from '../texts';

const names = texts.oncall;

const COLUMNS: Column<OverrideView>[] = [
  { name: names.who, cell: ({ person }) => person.displayName },
  { name: names.from, cell: ({ startsAt }) => <Time at={startsAt} /> },
  { name: names.to, cell: ({ endsAt }) => <Time at={endsAt} /> },
];
const FIELDS: Field[] = [
  { name: 'username', label: names.who, hint: names.membersHint, isRequired: true },
  { name: 'startsAt', label: names.from, hint: names.fromHint, kind: 'time' },
  { name: 'endsAt', label: names.to, kind: 'time', isRequired: true },
];

/** Who is called instead of whoever's week it is. */
export function StandIns({ path }: { path: string }) {
  const at = `${path}/overrides`;
  const overrides = usePages<OverrideView>('overrides', at);
  const mayWrite = useMay('events:handle');
  const [isAsked, setAsked] = useState(false);
  const change = useChange();
  const said = useSaid();

  const remove = ({ id, person, startsAt, endsAt }: OverrideView) =>
    void change({
      run: () => send('DELETE', `${at}/${id}`),
      done: texts.removed(person.displayName),
      undo: () => send('POST', at, { username: person.username, startsAt, endsAt }),
    });

  return (
    <>
      {mayWrite && (
        <Button variant="secondary" onClick={() => setAsked(true)}>
          {names.addOverride}
        </Button>
      )}
      <List list={overrides} empty={{ title: names.noOverrides, hint: names.noOverridesHint }}>
        {(items) => (
          <Sheet
            label={names.overrides}
            items={items}
            id={({ id }) => id}
            columns={COLUMNS}
            actions={
              mayWrite
                ? (override) => (
                    <RowButton
                      action={texts.remove}
                      what={override.person.displayName}
                      isDanger
                      onClick={() => remove(override)}
                    />
                  )
                : undefined
            }
          />
        )}
      </List>
      {isAsked && (
        <FormDialog
          title={names.addOverride}
          fields={() => FIELDS}
          start={{}}
          send={texts.save}
          onSend={async ({ username = '', startsAt = '', endsAt = '' }) => {
            const starts = instant(startsAt);
            await send('POST', at, {
              username: username.trim(),
              ...(starts === null ? {} : { startsAt: starts }),
              endsAt: instant(endsAt),
            });
            said(texts.saved(username));
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
