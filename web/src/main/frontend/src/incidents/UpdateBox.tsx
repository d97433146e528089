import { Button, Form } from '@patternfly/react-core';
import { useState } from 'react';
import { useSaid } from '../form/useChange';
import { Failed } from '../app/States';
import { Words } from '../handling/CauseForm';
import { texts } from '../texts';
import { act, type IncidentView } from './incident';

const names = texts.incidents;

/** Tells those who wait. What is refused is not lost. */
export function UpdateBox({ incident }: { incident: IncidentView }) {
  const said = useSaid();
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<Error | null>(null);
  const [isBusy, setBusy] = useState(false);
  const text = typed.trim();

  const give = async () => {
    setBusy(true);
    setError(null);
    try {
      await act(incident, 'update', { text });
      setTyped('');
      said(names.updated);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form
      className="belfry-comment"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void give();
      }}
    >
      {error !== null && <Failed error={error} />}
      <Words id="update" label={names.update} hint={names.updateHint} value={typed} onChange={setTyped} />
      <Button type="submit" variant="secondary" isDisabled={text === '' || isBusy} isLoading={isBusy}>
        {names.give}
      </Button>
    </Form>
  );
}
