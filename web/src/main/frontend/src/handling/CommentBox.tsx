import { Button, Form } from '@patternfly/react-core';
import { useState } from 'react';
import type { EventView } from '../api/types';
import { texts } from '../texts';
import { Words } from './CauseForm';
import { useHandling } from './useHandling';

/** Says something about an event, where its story is told. */
export function CommentBox({ event }: { event: EventView }) {
  const handle = useHandling();
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  if (!event.allowed.includes('comment')) {
    return null;
  }
  return (
    <Form
      className="belfry-comment"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        setTyped('');
        void handle([event], { action: 'comment', body: { text } }).then((done) => {
          if (!done) {
            setTyped(typed);
          }
        });
      }}
    >
      <Words id="comment" label={texts.handling.text} value={typed} onChange={setTyped} />
      <Button type="submit" variant="secondary" isDisabled={text === ''}>
        {texts.handling.actions.comment}
      </Button>
    </Form>
  );
}
