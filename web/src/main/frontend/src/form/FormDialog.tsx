import { ActionGroup, Button, Form, Modal, ModalBody, ModalHeader } from '@patternfly/react-core';
import { useState } from 'react';
import { Failed } from '../app/States';
import { texts } from '../texts';
import { isComplete, type Answers, type Field } from './fields';
import { FormField } from './FormField';

interface FormDialogProps {
  title: string;
  hint?: string;
  /** They may depend on what was answered so far. */
  fields: (answers: Answers) => Field[];
  start: Answers;
  send: string;
  /** What it refuses is shown, and nothing that was typed is lost. */
  onSend: (answers: Answers) => Promise<void>;
  onClose: () => void;
}

/** Asks for everything that something needs. */
export function FormDialog({ title, hint, fields, start, send, onSend, onClose }: FormDialogProps) {
  const [answers, setAnswers] = useState(start);
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const asked = fields(answers);

  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      await onSend(answers);
      onClose();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      setBusy(false);
    }
  };

  return (
    <Modal isOpen variant="small" position="top" aria-labelledby="form" onClose={onClose}>
      <ModalHeader title={title} labelId="form" description={hint} />
      <ModalBody>
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          {error !== null && <Failed error={error} />}
          {asked.map((field) => (
            <FormField
              key={field.name}
              field={field}
              value={answers[field.name] ?? ''}
              onChange={(value) => setAnswers({ ...answers, [field.name]: value })}
            />
          ))}
          <ActionGroup>
            <Button type="submit" isLoading={isBusy} isDisabled={isBusy || !isComplete(asked, answers)}>
              {send}
            </Button>
            <Button variant="link" onClick={onClose}>
              {texts.cancel}
            </Button>
          </ActionGroup>
        </Form>
      </ModalBody>
    </Modal>
  );
}
