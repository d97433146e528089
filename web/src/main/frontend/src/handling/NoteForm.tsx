import { Form } from '@patternfly/react-core';
import { useState } from 'react';
import { texts } from '../texts';
import { saidIn, type Act } from './actions';
import { Buttons } from './Buttons';
import { Words } from './CauseForm';

const names = texts.handling;
/** What each action calls its text, and whether it can do without. */
const FIELDS = {
  reopen: { field: 'note', label: names.why, isRequired: true },
  comment: { field: 'text', label: names.text, isRequired: true },
  useless: { field: 'reason', label: names.why, isRequired: false },
} as const;

interface NoteFormProps {
  action: keyof typeof FIELDS;
  said: Act['body'] | undefined;
  onSend: (body: Record<string, string>) => void;
  onCancel: () => void;
}

/** A text that goes with an action. */
export function NoteForm({ action, said, onSend, onCancel }: NoteFormProps) {
  const { field, label, isRequired } = FIELDS[action];
  const [typed, setTyped] = useState(saidIn(said, field));
  const text = typed.trim();
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        onSend(text === '' ? {} : { [field]: text });
      }}
    >
      {action === 'useless' && <p>{names.uselessHint}</p>}
      <Words id="text" label={label} value={typed} isRequired={isRequired} onChange={setTyped} />
      <Buttons send={names.actions[action]} isReady={!isRequired || text !== ''} onCancel={onCancel} />
    </Form>
  );
}
