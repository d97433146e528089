import {
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextArea,
} from '@patternfly/react-core';
import { useState } from 'react';
import type { EventView } from '../api/types';
import { texts } from '../texts';
import { saidIn, type Act } from './actions';
import { Buttons } from './Buttons';

const names = texts.handling;

interface CauseFormProps {
  action: string;
  /** What was written down before is not asked again. */
  known: EventView | undefined;
  said: Act['body'] | undefined;
  isRequired: boolean;
  onSend: (body: Record<string, string>) => void;
  onCancel: () => void;
}

/** What was wrong and what helped: the next one who meets it reads this. */
export function CauseForm({ action, known, said: before, isRequired, onSend, onCancel }: CauseFormProps) {
  // What was refused comes back as it was written, and what was emptied is empty.
  const start = (field: 'causeClass' | 'cause' | 'solution') =>
    before === undefined ? (known?.[field] ?? '') : saidIn(before, field);
  const [causeClass, setCauseClass] = useState(() => start('causeClass'));
  const [cause, setCause] = useState(() => start('cause'));
  const [solution, setSolution] = useState(() => start('solution'));
  const [note, setNote] = useState(saidIn(before, 'note'));
  const said = { causeClass, cause: cause.trim(), solution: solution.trim(), note: note.trim() };
  const isComplete = said.causeClass !== '' && said.cause !== '' && said.solution !== '';
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        onSend(Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')));
      }}
    >
      <FormGroup label={names.causeClass} fieldId="causeClass" isRequired={isRequired}>
        <FormSelect
          id="causeClass"
          value={causeClass}
          isRequired={isRequired}
          onChange={(_event, value) => setCauseClass(value)}
        >
          <FormSelectOption value="" label={names.choose} />
          {Object.entries(names.causeClasses).map(([word, label]) => (
            <FormSelectOption key={word} value={word} label={label} />
          ))}
        </FormSelect>
      </FormGroup>
      <Words
        id="cause"
        label={names.cause}
        hint={names.causeHint}
        value={cause}
        isRequired={isRequired}
        onChange={setCause}
      />
      <Words
        id="solution"
        label={names.solution}
        hint={names.solutionHint}
        value={solution}
        isRequired={isRequired}
        onChange={setSolution}
      />
      <Words id="note" label={names.note} hint={names.noteHint} value={note} onChange={setNote} />
      {isRequired && !isComplete && <p className="belfry-subtle">{names.required}</p>}
      <Buttons send={action} isReady={!isRequired || isComplete} onCancel={onCancel} />
    </Form>
  );
}

interface WordsProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  isRequired?: boolean;
  onChange: (value: string) => void;
}

/** A field for more than a few words. */
export function Words({ id, label, hint, value, isRequired = false, onChange }: WordsProps) {
  return (
    <FormGroup label={label} fieldId={id} isRequired={isRequired}>
      <TextArea
        id={id}
        rows={2}
        autoResize
        resizeOrientation="vertical"
        value={value}
        isRequired={isRequired}
        onChange={(_event, text) => onChange(text)}
      />
      {hint !== undefined && (
        <FormHelperText>
          <HelperText>
            <HelperTextItem>{hint}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}
