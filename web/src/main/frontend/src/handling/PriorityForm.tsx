import { Form, FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import type { EventView } from '../api/types';
import { texts } from '../texts';
import { saidIn, type Act } from './actions';
import { Buttons } from './Buttons';
import { Words } from './CauseForm';

const names = texts.handling;
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];

interface PriorityFormProps {
  event: EventView | undefined;
  said: Act['body'] | undefined;
  onSend: (body: Record<string, string | null>) => void;
  onCancel: () => void;
}

/** Somebody knows better than impact and urgency, and says why. */
export function PriorityForm({ event, said, onSend, onCancel }: PriorityFormProps) {
  const [priority, setPriority] = useState(said ? saidIn(said, 'priority') : (event?.priority ?? ''));
  const [reason, setReason] = useState(saidIn(said, 'reason'));
  return (
    <Form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        onSend({ priority: priority === '' ? null : priority, reason: reason.trim() });
      }}
    >
      <FormGroup label={names.priority} fieldId="priority">
        <FormSelect id="priority" value={priority} onChange={(_event, value) => setPriority(value)}>
          {PRIORITIES.map((word) => (
            <FormSelectOption key={word} value={word} label={word} />
          ))}
          <FormSelectOption value="" label={names.asComputed} />
        </FormSelect>
      </FormGroup>
      <Words id="reason" label={names.why} value={reason} isRequired onChange={setReason} />
      <Buttons send={names.actions.prioritise} isReady={reason.trim() !== ''} onCancel={onCancel} />
    </Form>
  );
}
