import { Form, FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import type { EventView } from '../api/types';
import { useTeams } from '../catalogue/catalogue';
import { texts } from '../texts';
import { saidIn, type Act } from './actions';
import { Buttons } from './Buttons';
import { Words } from './CauseForm';

const names = texts.handling;

interface HandOverFormProps {
  events: EventView[];
  said: Act['body'] | undefined;
  onSend: (sent: Pick<Act, 'body' | 'team'>) => void;
  onCancel: () => void;
}

/** Which team takes it on, and why: that team reads it first. */
export function HandOverForm({ events, said, onSend, onCancel }: HandOverFormProps) {
  const [chosen, setChosen] = useState(saidIn(said, 'team'));
  const [note, setNote] = useState(saidIn(said, 'note'));
  const owners = new Set(events.map(({ ownerTeam }) => ownerTeam.id));
  // One that owns them all already takes nothing on.
  const teams = useTeams().filter(({ id }) => owners.size > 1 || !owners.has(id));
  const team = teams.find(({ id }) => id === chosen);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        if (team !== undefined) {
          onSend({ body: { team: team.id, note: note.trim() }, team });
        }
      }}
    >
      <FormGroup label={names.toTeam} fieldId="team" isRequired>
        <FormSelect id="team" value={chosen} isRequired onChange={(_event, id) => setChosen(id)}>
          <FormSelectOption value="" label={names.choose} />
          {teams.map(({ id, name }) => (
            <FormSelectOption key={id} value={id} label={name} />
          ))}
        </FormSelect>
      </FormGroup>
      <Words
        id="note"
        label={names.why}
        hint={names.handOverHint}
        value={note}
        isRequired
        onChange={setNote}
      />
      <Buttons
        send={names.actions['hand-over']}
        isReady={team !== undefined && note.trim() !== ''}
        onCancel={onCancel}
      />
    </Form>
  );
}
