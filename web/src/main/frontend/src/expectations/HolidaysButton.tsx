import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { get, send } from '../api/client';
import { words } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useChange, useSaid } from '../form/useChange';
import { texts } from '../texts';

const names = texts.expectations;
const PATH = '/api/v1/holidays';

interface Holidays {
  days: string[];
  version: number;
}

/** The days on which no schedule expects anything. */
export function HolidaysButton() {
  const [known, setKnown] = useState<Holidays | null>(null);
  const change = useChange();
  const said = useSaid();
  return (
    <>
      <Button
        variant="secondary"
        onClick={() =>
          void change({ run: async () => setKnown(await get<Holidays>(PATH)), done: names.holidaysRead })
        }
      >
        {names.holidays}
      </Button>
      {known !== null && (
        <FormDialog
          title={names.holidays}
          hint={names.holidaysHint}
          fields={() => [{ name: 'days', label: names.days, hint: names.daysHint, kind: 'lines' }]}
          start={{ days: known.days.join('\n') }}
          send={texts.save}
          onSend={async ({ days }) => {
            await send('PUT', PATH, { days: words(days) }, known.version);
            said(texts.saved(names.holidays));
          }}
          onClose={() => setKnown(null)}
        />
      )}
    </>
  );
}
