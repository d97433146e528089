import { Form, FormGroup, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { texts } from '../texts';
import { saidIn, type Act } from './actions';
import { Buttons } from './Buttons';
import { Words } from './CauseForm';

const names = texts.handling;
const HOURS = [1, 4, 12];
const HOUR_MILLIS = 3_600_000;
const MORNING_HOUR = 8;

/** The moment that a choice stands for, as the API writes it; null while it is not complete. */
export function moment(choice: string, typed: string, now: Date): string | null {
  if (choice === 'tomorrow') {
    const morning = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR);
    return morning.toISOString();
  }
  if (choice === 'other') {
    const chosen = new Date(typed);
    return chosen.getTime() > now.getTime() ? chosen.toISOString() : null;
  }
  return new Date(now.getTime() + Number(choice) * HOUR_MILLIS).toISOString();
}

interface UntilFormProps {
  said: Act['body'] | undefined;
  onSend: (body: Record<string, string>) => void;
  onCancel: () => void;
}

/** Acknowledges for a while only. */
export function UntilForm({ said, onSend, onCancel }: UntilFormProps) {
  const [choice, setChoice] = useState('1');
  const [typed, setTyped] = useState('');
  const [note, setNote] = useState(saidIn(said, 'note'));
  const isReady = moment(choice, typed, new Date()) !== null;
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        const until = moment(choice, typed, new Date());
        if (until !== null) {
          onSend({ until, ...(note.trim() === '' ? {} : { note: note.trim() }) });
        }
      }}
    >
      <FormGroup label={names.until} fieldId="until">
        <FormSelect id="until" value={choice} onChange={(_event, value) => setChoice(value)}>
          {HOURS.map((hours) => (
            <FormSelectOption key={hours} value={hours} label={names.inHours(hours)} />
          ))}
          <FormSelectOption value="tomorrow" label={names.tomorrow} />
          <FormSelectOption value="other" label={names.otherTime} />
        </FormSelect>
      </FormGroup>
      {choice === 'other' && (
        <FormGroup label={names.otherTime} fieldId="at">
          <TextInput
            id="at"
            type="datetime-local"
            value={typed}
            onChange={(_event, value) => setTyped(value)}
          />
        </FormGroup>
      )}
      <p className="belfry-subtle">{names.untilHint}</p>
      <Words id="note" label={names.note} hint={names.noteHint} value={note} onChange={setNote} />
      <Buttons send={names.actions.acknowledge} isReady={isReady} onCancel={onCancel} />
    </Form>
  );
}
