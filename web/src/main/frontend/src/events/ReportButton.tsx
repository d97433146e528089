import { Button } from '@patternfly/react-core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { send } from '../api/client';
import type { EventView } from '../api/types';
import { useServices, useTeams } from '../catalogue/catalogue';
import { orNull, type Field } from '../form/fields';
import { FormDialog } from '../form/FormDialog';
import { useSaid } from '../form/useChange';
import { texts } from '../texts';

const names = texts.events;
const SEVERITIES = { critical: 'critical', major: 'major', minor: 'minor', warning: 'warning' };

/** Reports what no tool has seen. */
export function ReportButton() {
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button variant="secondary" onClick={() => setAsked(true)}>
        {names.report}
      </Button>
      {isAsked && <ReportDialog onClose={() => setAsked(false)} />}
    </>
  );
}

function ReportDialog({ onClose }: { onClose: () => void }) {
  const services = useServices();
  const teams = useTeams();
  const said = useSaid();
  const navigate = useNavigate();
  const fields: Field[] = [
    { name: 'subject', label: names.columns.subject, isRequired: true },
    { name: 'severity', label: names.columns.severity, kind: 'one', isRequired: true, words: SEVERITIES },
    {
      name: 'service',
      label: names.columns.service,
      kind: 'one',
      words: Object.fromEntries(services.map(({ name }) => [name, name])),
    },
    { name: 'ci', label: names.ci, hint: names.ciHint },
    { name: 'description', label: names.description, kind: 'lines' },
    {
      name: 'ownerTeam',
      label: names.columns.owner,
      hint: names.ownerHint,
      kind: 'one',
      words: Object.fromEntries(teams.map(({ id, name }) => [id, name])),
    },
  ];
  return (
    <FormDialog
      title={names.report}
      hint={names.reportHint}
      fields={() => fields}
      start={{ severity: 'major' }}
      send={names.report}
      onSend={async (answers) => {
        const told = fields.flatMap(({ name }) => {
          const answer = orNull(answers[name]);
          return answer === null ? [] : [[name, answer]];
        });
        const event = await send<EventView | undefined>('POST', '/api/v1/events', Object.fromEntries(told));
        // The rules may need longer than the server waits for them.
        if (event === undefined) {
          said(names.reported);
        } else {
          await navigate(`/events/${event.id}`);
        }
      }}
      onClose={onClose}
    />
  );
}
